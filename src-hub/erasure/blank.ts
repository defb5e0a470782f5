import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { Author } from "../../src-shared/conversations/model.ts";

type LogEvent = PublicEvent | StaffEvent;
type Of<T extends LogEvent["type"]> = Extract<LogEvent, { type: T }>;

/** What of an entry is nobody's words and names no visitor; `stays`: all of it. */
type Rule<T extends LogEvent["type"]> = "stays" | ((event: Of<T>) => Of<T>);

const who = (author: Author): Author => (author.kind === "visitor" ? { kind: "visitor", name: "" } : author);

/** One line for each kind of entry: a new kind does not compile until it is said what becomes of it. */
const rules: { readonly [T in LogEvent["type"]]: Rule<T> } = {
  "conversation.started": ({ fields: _fields, consent: _consent, ...event }) => ({
    ...event,
    visitor: { name: "" },
    page: null,
  }),
  "conversation.accepted": "stays",
  "conversation.ended": "stays",
  // As one that was deleted, which everybody who reads a log knows.
  "chat.messageAdded": ({ message: { id, from, deleted }, ...event }) => ({
    ...event,
    message: { id, from: who(from), text: "", deleted: deleted ?? event.at },
  }),
  "chat.messageEdited": (event) => ({ ...event, by: who(event.by), text: "" }),
  "chat.messageDeleted": (event) => ({ ...event, by: who(event.by) }),
  "video.ruled": "stays",
  "video.invited": "stays",
  "video.accepted": "stays",
  "video.rejected": "stays",
  "video.cancelled": "stays",
  "video.expired": "stays",
  "video.joined": "stays",
  "video.left": "stays",
  "video.ended": "stays",
  "request.made": "stays",
  "request.answered": ({ location: _location, photo: _photo, ...event }) => event,
  "request.withdrawn": "stays",
  "request.expired": "stays",
  "conversation.held": "stays",
  "conversation.unheld": "stays",
  "conversation.movedTo": "stays",
  "colleague.joined": "stays",
  "colleague.left": "stays",
  "agent.lost": "stays",
  "agent.back": "stays",
  "conversation.requeued": "stays",
  "conversation.routed": "stays",
  "form.offered": "stays",
  "file.refused": (event) => ({ ...event, from: who(event.from), name: "" }),
  "appointment.told": "stays",
  "survey.asked": (event) => ({ ...event, mailedTo: "" }),
  "survey.answered": (event) => ({ ...event, text: "" }),
  "survey.lapsed": "stays",
  "transcript.mailed": (event) => ({ ...event, to: "" }),
  "transcript.failed": (event) => ({ ...event, to: "" }),
  "offer.made": "stays",
  "offer.accepted": "stays",
  "offer.declined": (event) => ({ ...event, reason: event.reason && { ...event.reason, text: "" } }),
  "offer.expired": "stays",
  "offer.withdrawn": "stays",
  "transfer.begun": (event) => ({ ...event, note: "" }),
  "transfer.refused": "stays",
  "transfer.cancelled": "stays",
  "transfer.done": "stays",
  "part.joined": "stays",
  "part.left": "stays",
  "conversation.parked": "stays",
  "conversation.resumed": "stays",
  "agent.gone": "stays",
  "note.added": ({ note: { id, by }, ...event }) => ({ ...event, note: { id, by, text: "" } }),
  "note.fileRefused": (event) => ({ ...event, name: "" }),
  "call.recorded": "stays",
  "conversation.closed": (event) => ({ ...event, note: "", fields: [] }),
};

/**
 * An entry of a log as it stands when its person was erased: at its place, of its kind, without words of anybody and without
 * the visitor's name. Desk, widget, search and transcripts read it as any other. Of a kind that is not known here nothing
 * is left but that it was.
 */
export function blanked(stored: Record<string, unknown> & { readonly type: string }): object {
  const rule = Object.hasOwn(rules, stored.type) ? rules[stored.type as LogEvent["type"]] : undefined;
  if (rule === "stays") return stored;
  if (rule) return (rule as (event: object) => object)(stored);
  const { type, conversation, at, after } = stored;
  return { type, conversation, at, ...(after === undefined ? {} : { after }) };
}
