import * as z from "zod/mini";
import { expect, test } from "vitest";
import { applyEntry, logNamed, logOf, logPageOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { idOfNumber } from "../../support/history.ts";

const id = idOfNumber(1) as ConversationId;

test.each(["public", "staff"] as const)("the name of a %s log can be read again", (kind) => {
  expect(logNamed(logOf(id, kind))).toEqual({ conversation: id, kind });
});

test.each(["", "/", "/public", id, `${id}/`, `${id}/secret`, "public"])("%j names no log", (log) => {
  expect(logNamed(log)).toBeUndefined();
});

const sum = (total: number, event: { add: number }) => total + event.add;

test("entries add up in order, and only in order", () => {
  const empty = { head: 0, summary: 0, entries: [] };
  const one = applyEntry(empty, 1, { add: 5 }, sum);
  expect(one).toEqual({ page: { head: 1, summary: 5, entries: [{ seq: 1, event: { add: 5 } }] }, gap: false });
  expect(applyEntry(one.page, 1, { add: 5 }, sum)).toEqual({ page: one.page, gap: false });
  expect(applyEntry(one.page, 3, { add: 5 }, sum)).toEqual({ page: one.page, gap: true });
  expect(empty.entries).toEqual([]);
});

test("a page takes in what it does not know, once and twice", () => {
  const Page = logPageOf(z.object({ type: z.literal("known"), at: z.number() }), z.number());
  const raw = { type: "later", at: 3, more: [1] };
  const page = Page.parse({
    head: 2,
    summary: 0,
    entries: [
      { seq: 1, event: { type: "known", at: 1 } },
      { seq: 2, event: raw },
    ],
  });
  expect(page.entries[1]).toEqual({ seq: 2, event: { type: "unknown", raw } });
  // It passes two edges, the hub's and main's: it is wrapped once.
  expect(Page.parse(JSON.parse(JSON.stringify(page)))).toEqual(page);
});
