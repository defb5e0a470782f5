import fc from "fast-check";
import { expect, test } from "vitest";
import type { LogItem } from "../../../src-main/call-log/contract.ts";
import { itemsOfView } from "../../../src-main/call-log/items.ts";
import { amendedAll } from "../../../src-shared/chat/amended.ts";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { PublicEvent } from "../../../src-shared/conversations/events.ts";
import { aCallLog, saying } from "../../support/call-log.ts";
import { anna, byAnna, wholeView } from "../../support/history.ts";

const visit = saying(1, ["apples", "pears"]);
const said = visit.public.filter((event) => event.type === "chat.messageAdded");
const about = (index: number, at: number) => ({
  conversation: visit.conversation,
  at,
  by: byAnna,
  message: said[index]!.message.id as MessageId,
});
const amendments: PublicEvent[] = [
  { type: "chat.messageEdited", ...about(0, 10_000), text: "oranges" },
  { type: "chat.messageEdited", ...about(0, 10_001), text: "lemons" },
  { type: "chat.messageDeleted", ...about(1, 10_002) },
];
const head = visit.public.length;
const items: LogItem[] = [...visit.public, ...amendments].map((event, index) => ({
  is: "entry",
  conversation: visit.conversation,
  kind: "public",
  seq: index + 1,
  event: { ...event },
}));
const view = itemsOfView(anna.id, wholeView(visit))[0]!;

test("in whatever order they come, what was edited is found by its new words, and what was deleted not at all", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (order) => {
      const log = aCallLog();
      log.write([view]);
      for (const item of order) log.write([item]);
      expect(["apples", "oranges", "lemons", "pears"].map((word) => log.found(word))).toEqual([[], [], [1], []]);
      const kept = log.reader.read({ account: anna.id, conversation: visit.conversation });
      const whole = items.map((item) => (item.is === "entry" ? { seq: item.seq, event: item.event } : never()));
      expect(kept?.public.entries).toEqual(amendedAll(whole));
      expect(JSON.stringify(log.db.prepare("select raw from event").all())).not.toMatch(/apples|pears|oranges/);
      expect(JSON.stringify(log.db.prepare("select body from text").all())).not.toMatch(/apples|pears|oranges/);
      log.close();
    }),
    { numRuns: 40 },
  );
  expect(head).toBeGreaterThan(2);
});

function never(): never {
  throw new Error("only entries are written here");
}
