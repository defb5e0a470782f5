import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConversationView } from "../../../../src-shared/conversations/state.ts";
import { timelineOf } from "../../../../src-renderer/chat/timeline.ts";
import { freshView, histories, wholeView } from "../../../support/history.ts";

const how = { visitor: "Maria", dayOf: (at: number) => String(Math.floor(at / 86_400_000)) };
const rowsOf = (view: ConversationView) => timelineOf(view, [], how);

test("a message that has not changed is the same row when something came before or after it", () => {
  fc.assert(
    fc.property(histories(), fc.integer({ min: 1, max: 7 }), (history, size) => {
      const heads = { public: history.public.length, staff: history.staff.length };
      const before = rowsOf(freshView(history, heads, size)).filter((row) => row.kind === "message");
      const after = new Map(rowsOf(wholeView(history)).map((row) => [row.key, row]));
      for (const row of before) {
        const same = after.get(row.key);
        if (!row.quote && !row.arrival && same?.kind === "message" && !same.arrival && same.first === row.first)
          expect(same).toBe(row);
      }
      expect(before.length).toBeLessThanOrEqual(after.size);
    }),
  );
});
