import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { AppointmentTold } from "../appointments/events.ts";
import { routedEvents } from "../bots/events.ts";
import { MessageAdded, MessageDeleted, MessageEdited } from "../chat/events.ts";
import { listed } from "../contracts/listed.ts";
import { AgentGone, awayEvents } from "../presence/events.ts";
import { transcriptEvents } from "../history/events.ts";
import { offerEvents } from "../queues/events.ts";
import { Queue } from "../queues/model.ts";
import { Entry } from "../routing/channel.ts";
import { requestEvents } from "../requests/events.ts";
import { surveyEvents } from "../surveys/events.ts";
import { transferPublicEvents, transferStaffEvents } from "../transfers/events.ts";
import { NoteFileRefused, uploadEvents } from "../uploads/events.ts";
import { Attachment } from "../uploads/model.ts";
import { VideoRules } from "../video/model.ts";
import { videoEvents } from "../video/events.ts";
import { CallRecorded } from "../video/record.ts";
import { ConversationId, FilledField, Outcome, Page } from "./model.ts";

const about = { conversation: ConversationId, at: z.number() };

export const Started = z.object({
  type: z.literal("conversation.started"),
  ...about,
  visitor: z.object({ name: z.string() }),
  queue: Queue,
  site: z.string(),
  page: z.nullable(Page),
  /** The visitor's conversation before this one. */
  previous: z.nullable(ConversationId),
  channel: z._default(Entry, "chat"),
  /** Who answers while no agent has it. */
  bot: z._default(z.nullable(z.object({ name: z.string() })), null),
  /** What he was asked before he began, and what he agreed to, as it was written then. */
  fields: z.optional(z.array(FilledField)),
  consent: z.optional(z.string()),
});
export const Accepted = z.object({
  type: z.literal("conversation.accepted"),
  ...about,
  agent: z.object({ name: z.string() }),
  /** What holds for video from now on; a change comes as `video.ruled`. */
  rules: z._default(z.nullable(VideoRules), null),
});
export const Ended = z.object({
  type: z.literal("conversation.ended"),
  ...about,
  by: z.enum(["visitor", "agent", "hub"]),
});

const staffAbout = { ...about, after: z.int() };
export const NoteAdded = z.object({
  type: z.literal("note.added"),
  ...staffAbout,
  note: z.object({
    id: z.uuid(),
    by: Account,
    /** May be empty where a file says it all. */
    text: z.string(),
    mentions: z.optional(z.array(Account)),
    attachments: z.optional(z.array(Attachment)),
  }),
});
export const Closed = z.object({
  type: z.literal("conversation.closed"),
  ...staffAbout,
  outcome: z.nullable(Outcome),
  /** Of an outcome from a queue's own list, as it was called that day; null for the house's own. */
  outcomeName: z._default(z.nullable(z.string()), null),
  note: z.string(),
  fields: z._default(z.array(FilledField), []),
  /** Its time was over: the hub closed it with what had been written until then. */
  isTimedOut: z._default(z.boolean(), false),
});

/** What the visitor may see. */
export const publicEvents = [
  Started,
  Accepted,
  Ended,
  MessageAdded,
  MessageEdited,
  MessageDeleted,
  ...videoEvents,
  ...requestEvents,
  ...transferPublicEvents,
  ...awayEvents,
  ...routedEvents,
  ...uploadEvents,
  AppointmentTold,
  ...surveyEvents,
] as const;
/** What only staff may see. `after` is the head of the public log when it was written: it gives the place between messages. */
export const staffEvents = listed(
  () =>
    [
      ...transcriptEvents,
      ...offerEvents,
      ...transferStaffEvents,
      AgentGone,
      NoteAdded,
      NoteFileRefused,
      CallRecorded,
      Closed,
    ] as const,
);

export const PublicEvent = z.discriminatedUnion("type", publicEvents);
export type PublicEvent = z.infer<typeof PublicEvent>;
export const StaffEvent = z.discriminatedUnion("type", staffEvents);
export type StaffEvent = z.infer<typeof StaffEvent>;
