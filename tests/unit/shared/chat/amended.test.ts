import fc from "fast-check";
import { expect, test } from "vitest";
import { type Amendment, amended, amendedAll, isAmendment } from "../../../../src-shared/chat/amended.ts";
import type { MessageId } from "../../../../src-shared/chat/model.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { PublicEvent } from "../../../../src-shared/conversations/events.ts";

const conversation = "01890000-0000-7000-8000-000000000001" as ConversationId;
const by = { kind: "agent", name: "Anna" } as const;
const ids = ["a", "b", "c"] as MessageId[];

type Entry = { seq: number; event: PublicEvent };

/** What happened: each message once, then edits and at most one deletion of each, as a hub would let them through. */
const history = fc
  .array(fc.record({ id: fc.nat(2), what: fc.constantFrom("edit", "delete") }), { maxLength: 14 })
  .map((steps): Entry[] => {
    const events: PublicEvent[] = ids.map((id, at) => ({
      type: "chat.messageAdded",
      conversation,
      at,
      message: { id, from: by, text: `first of ${id}` },
    }));
    const gone = new Set<MessageId>();
    for (const { id, what } of steps) {
      const message = ids[id]!;
      const about = { conversation, at: events.length, by, message };
      if (gone.has(message)) continue;
      if (what === "delete") gone.add(message);
      events.push(
        what === "delete"
          ? { type: "chat.messageDeleted", ...about }
          : { type: "chat.messageEdited", ...about, text: `text ${events.length}` },
      );
    }
    return events.map((event, index) => ({ seq: index + 1, event }));
  });

/** As the hub stores it after the first `count` events: each amendment rewrites what was stored before. */
function stored(entries: readonly Entry[], count: number): Entry[] {
  return entries.slice(0, count).reduce<Entry[]>((all, entry) => {
    const now = [...all, entry];
    return isAmendment(entry.event) ? amended(now, entry.event) : now;
  }, []);
}

test("law: whatever one held, and whatever one is given again, ends as the hub has it", () => {
  fc.assert(
    fc.property(history, fc.nat(20), fc.nat(20), (entries, from, pageAt) => {
      const hub = stored(entries, entries.length);
      // Who was away from `from` on is given the rest as it is stored now.
      const held = stored(entries, from % (entries.length + 1));
      const rest = hub.slice(held.length);
      const after = rest.reduce<Entry[]>((all, entry) => {
        const now = [...all, entry];
        return isAmendment(entry.event) ? amended(now, entry.event) : now;
      }, held);
      expect(after).toEqual(hub);
      // An older page that was read long ago, put before a newer one.
      const older = stored(entries, pageAt % (entries.length + 1)).slice(0, 2);
      expect(amendedAll([...older, ...hub.slice(older.length)])).toEqual(hub);
      expect(amendedAll(hub)).toEqual(hub);
    }),
  );
});

test("a deleted text is in no entry, and the last text of an edited one is in its own", () => {
  fc.assert(
    fc.property(history, (entries) => {
      const hub = stored(entries, entries.length);
      for (const id of ids) {
        const amendments = entries
          .map(({ event }) => event)
          .filter((event): event is Amendment => isAmendment(event) && event.message === id);
        const all = hub.filter(({ event }) =>
          event.type === "chat.messageAdded" ? event.message.id === id : isAmendment(event) && event.message === id,
        );
        const last = amendments.at(-1);
        const text = last === undefined ? `first of ${id}` : last.type === "chat.messageEdited" ? last.text : "";
        for (const { event } of all) {
          if (event.type === "chat.messageAdded") expect(event.message.text).toBe(text);
          if (event.type === "chat.messageEdited") expect(event.text).toBe(text);
        }
      }
    }),
  );
});
