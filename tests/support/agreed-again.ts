import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import { ratingsOf } from "../../src-hub/surveys/ratings.ts";
import type { AgentHere, VisitorHere } from "./at-work.ts";
import type { Flow } from "./flow.ts";
import { refusal } from "./offered.ts";

/** What is asked of an appointment by its visitor and its agent, of a rating by letter, and of an agent's own figures. */
export async function agreedAgain(
  flow: Flow,
  agent: AgentHere,
  visitor: VisitorHere,
  { id, token }: { id: AppointmentId; token: string },
): Promise<void> {
  const now = flow.clock.now();
  await visitor.link.ask("appointment.offered", { id, from: now, minutes: 30 });
  await refusal(visitor.link.ask("appointment.shift", { token, sequence: -1, start: 3e5, zone: "UTC" }));
  await agent.link.ask("appointment.changes", { id });
  await agent.link.ask("appointments.news", {});
  await agent.link.ask("appointment.seen", { id, sequence: 1 });
  await agent.link.ask("statistics.own", { days: [now - 3_600_000, now] });
  await ratingsOf(flow.store()).look(token);
}
