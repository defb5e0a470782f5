import * as z from "zod/mini";

/** What a supervisor's hand can do (features S4, S5); an audit row has one of these, or what administration writes. */
export const supervisorActs = [
  "agent.setState",
  "agent.setNext",
  "agent.setRouting",
  "agent.signOut",
  "conversation.requeue",
  "conversation.close",
  "wait.move",
  "wait.assign",
  "wait.setPriority",
  "wait.close",
  "queue.close",
  "queue.reopen",
] as const;
export const SupervisorAct = z.enum(supervisorActs);
export type SupervisorAct = z.infer<typeof SupervisorAct>;

/** Who did what to whom, and why. `target` is "agent:ID", "queue:ID", "conversation:ID" …; before and after are JSON. */
export const AuditRow = z.object({
  id: z.uuid(),
  at: z.number(),
  by: z.string(),
  act: z.string(),
  target: z.string(),
  /** What the target is called now; empty when it is there no longer. */
  name: z.string(),
  reason: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditRow = z.infer<typeof AuditRow>;
