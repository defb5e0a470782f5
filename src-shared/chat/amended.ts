import type * as z from "zod/mini";
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
  return entries.reduce<readonly N[]>((all, { event }) => (isAmendment(event) ? amended(all, event) : all), entries);
}

/** Entries of a log after one of its events. */
export function amended<N extends Entry<{ readonly type: string }>>(entries: readonly N[], by: Amendment): N[] {
  return entries.map((entry) => {
    const event = amendedBy(entry.event, by);
    return event === entry.event ? entry : { ...entry, event };
  });
}
