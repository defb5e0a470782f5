import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";

/** A part of `permitted.ts`: what is agreed before a conversation, and what is asked and counted after it. */
export const permittedAroundTalks = {
  "appointments.list": "Appointment > Calendar > View",
  "appointment.choices": "Appointment > Calendar > Edit",
  "appointment.changes": "Appointment > Calendar > View",
  "appointments.news": "Appointment > Calendar > View",
  "appointment.seen": "Appointment > Calendar > View",
  "appointment.book": "Appointment > Calendar > Edit",
  "appointment.move": "Appointment > Calendar > Edit",
  "appointment.cancel": "Appointment > Calendar > Edit",
  "appointment.takeOver": "Appointment > Calendar > Edit",

  "surveyRules.read": "Administration > Plan > Edit",
  "surveyRules.change": "Administration > Plan > Edit",
  // Of a conversation that he may read.
  "survey.send": "Conversation > Chat > Answer",
  "survey.way": "Conversation > Chat > Answer",
  "survey.mail": "Conversation > Chat > Answer",
  // Who may not see all figures sees his own.
  "survey.figures": null,
  "survey.said": null,
  "statistics.own": "Statistics > Own > View",
  "statistics.counted": "Survey > Figures > View",
} as const satisfies Partial<Record<keyof AgentContract["asks"], Permission | null>>;
