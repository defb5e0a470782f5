import type * as z from "zod/mini";
import type { MessageId } from "./model.ts";
import type { MessageAdded, MessageDeleted, MessageEdited } from "./events.ts";

export type Amendment = z.infer<typeof MessageEdited> | z.infer<typeof MessageDeleted>;

type About = z.infer<typeof MessageAdded> | Amendment;

export function isAmendment(event: { readonly type: string }): event is Amendment {
  return event.type === "chat.messageEdited" || event.type === "chat.messageDeleted";
}

/**
 * An entry of the public log as it stands after a message was edited or deleted: whatever carries that message's text
 * carries the new one, or none. The hub rewrites its stored entries by this rule, and whoever holds some does the same, so
 * an older page says what a newer one says. The same entry when it is about something else.
 */
export function amendedBy<E extends { readonly type: string }>(event: E, by: Amendment): E {
  const about = event as unknown as About;
  const isDeletion = by.type === "chat.messageDeleted";
  if (about.type === "chat.messageEdited" && about.message === by.message && about.at <= by.at)
    return { ...event, text: isDeletion ? "" : by.text };
  if (about.type !== "chat.messageAdded" || about.message.id !== by.message) return event;
  const { id, from, deleted } = about.message;
  // What is deleted stays so: an edit that was made before it may be read after it.
  if (deleted !== undefined) return event;
  const message = isDeletion
    ? { id, from, text: "", deleted: by.at }
    : { ...about.message, text: by.text, edited: by.at };
  return { ...event, message };
}

interface Entry<E> {
  readonly seq: number;
  readonly event: E;
}

/** Entries of a log, oldest first, each as the later ones left it; the same list when nothing was edited or deleted in it. */
export function amendedAll<E extends { readonly type: string }, N extends Entry<E>>(
  entries: readonly N[],
): readonly N[] {
  const amendments = entries.flatMap(({ event }): Amendment[] => (isAmendment(event) ? [event] : []));
  if (amendments.length === 0) return entries;
  // One way through all of them, however many were amended.
  const of = Map.groupBy(amendments, ({ message }) => message);
  return entries.map((entry) => {
    const id = messageOf(entry.event);
    const by = id === undefined ? undefined : of.get(id);
    const event = by ? by.reduce<E>(amendedBy, entry.event) : entry.event;
    return event === entry.event ? entry : { ...entry, event };
  });
}

/** The message that an entry carries text of. */
function messageOf(event: { readonly type: string }): MessageId | undefined {
  const about = event as unknown as About;
  if (about.type === "chat.messageAdded") return about.message.id;
  return about.type === "chat.messageEdited" ? about.message : undefined;
}

/** Entries of a log after one of its events. */
export function amended<N extends Entry<{ readonly type: string }>>(entries: readonly N[], by: Amendment): N[] {
  return entries.map((entry) => {
    const event = amendedBy(entry.event, by);
    return event === entry.event ? entry : { ...entry, event };
  });
}
