import { expect, test } from "vitest";
import type { CallLogEntry } from "../../../../src-shared/call-log/model.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { callLogPages, type Pages } from "../../../../src-renderer/call-log/pages.ts";
import type { DeskAsk } from "../../../../src-renderer/desk-ask.ts";

function entry(startedAt: number): CallLogEntry {
  return {
    conversation: `c${startedAt}` as ConversationId,
    visitor: "Maria",
    queue: "Sales",
    site: "Shop",
    startedAt,
    acceptedAt: startedAt,
    endedAt: startedAt,
    closedAt: startedAt,
    videoFor: 0,
    calls: 0,
    messages: 1,
    outcome: null,
    outcomeName: null,
    fields: [],
    note: "",
    excerpt: null,
  };
}

interface Asked {
  readonly input: unknown;
  answer(entries: CallLogEntry[], more?: boolean): void;
  refuse(error: Error): void;
}

/** A list whose asks are answered by hand. */
function aList() {
  const asked: Asked[] = [];
  const shown: Pages[] = [];
  const ask = ((_name: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      asked.push({ input, answer: (entries, more = false) => resolve({ entries, more }), refuse: reject });
    })) as unknown as DeskAsk;
  const list = callLogPages(ask, (pages) => shown.push(pages));
  return { list, asked, now: () => shown.at(-1)!, shown };
}

test("the next page begins before the last entry, and an entry stands once", async () => {
  const { list, asked, now } = aList();
  const first = list.search("");
  asked[0]!.answer([entry(9), entry(8)], true);
  await first;
  const next = list.next();
  expect(now()).toMatchObject({ reading: "next", entries: [entry(9), entry(8)] });
  expect(asked[1]!.input).toEqual({ words: "", before: 8 });
  asked[1]!.answer([entry(8), entry(7)]);
  await next;
  expect(now()).toMatchObject({ entries: [entry(9), entry(8), entry(7)], more: false, reading: null });
});

test("an answer to an earlier search is dropped, however late it comes", async () => {
  const { list, asked, now } = aList();
  const early = list.search("de");
  const late = list.search("delivery");
  asked[1]!.answer([entry(5)]);
  await late;
  asked[0]!.answer([entry(1), entry(2)]);
  await early;
  expect(now()).toMatchObject({ words: "delivery", entries: [entry(5)] });
});

test("a fault is shown, keeps what was there, and goes with the next search", async () => {
  const { list, asked, now } = aList();
  const first = list.search("");
  asked[0]!.answer([entry(9)]);
  await first;
  const again = list.search("x");
  asked[1]!.refuse(refuse("unavailable", "call-log-unreadable"));
  await again;
  expect(now()).toMatchObject({ reading: null, fault: { reason: "call-log-unreadable" }, entries: [entry(9)] });
  void list.search("x");
  expect(now().fault).toBeNull();
});

test("nothing is shown after its end", async () => {
  const { list, asked, shown } = aList();
  const first = list.search("");
  list.stop();
  const before = shown.length;
  asked[0]!.answer([entry(9)]);
  await first;
  expect(shown.length).toBe(before);
});
