import * as z from "zod/mini";
import { ConversationId, conversationStates } from "../../src-shared/conversations/model.ts";
import { QueueId } from "../../src-shared/queues/model.ts";
import { Entry } from "../../src-shared/routing/channel.ts";

/** RFC 3339 in UTC, as other programs read times. */
export const Time = z.iso.datetime();
export const timeOf = (ms: number): string => new Date(ms).toISOString();
export const timeOrNull = (ms: number | null): string | null => (ms === null ? null : timeOf(ms));

/** A place in a list that goes on: written by the hub, and to be handed back as it is. */
export const Cursor = z.string().check(z.maxLength(200));

const whole = (least: number, most: number) =>
  z.coerce.number("number-wrong").check(z.multipleOf(1), z.minimum(least), z.maximum(most));
export const Limit = z._default(whole(1, 100), 50);
/** A place in a log of messages. */
export const After = z._default(whole(0, 1_000_000_000), 0);

export const RestConversation = z.object({
  id: ConversationId,
  site: z.object({ id: z.string(), name: z.string() }),
  queue: z.object({ id: QueueId, name: z.string() }),
  state: z.enum(conversationStates),
  channel: Entry,
  visitor: z.object({ name: z.string() }),
  agent: z.nullable(z.object({ id: z.uuid(), name: z.string() })),
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  language: z.nullable(z.string()),
  previous: z.nullable(ConversationId),
  startedAt: Time,
  acceptedAt: z.nullable(Time),
  endedAt: z.nullable(Time),
  endedBy: z.nullable(z.enum(["visitor", "agent", "hub"])),
  closedAt: z.nullable(Time),
  outcome: z.nullable(z.string()),
  /** What its agent noted at the end. */
  note: z.string(),
});

export const RestMessage = z.object({
  id: z.uuid(),
  /** The place in the conversation: grows, with gaps. */
  seq: z.int(),
  from: z.object({ kind: z.enum(["visitor", "agent", "bot"]), name: z.string() }),
  /** Empty once it was deleted. */
  text: z.string(),
  at: Time,
  editedAt: z.nullable(Time),
  deletedAt: z.nullable(Time),
});

/** What every refusal looks like (RFC 9457), whoever may not see it or whether it is not there. */
export const Problem = z.object({
  /** `urn:frontdesk:fault:` and the reason. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  reason: z.string(),
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
