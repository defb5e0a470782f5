import { expect, test } from "vitest";
import type { Hit } from "../../../../src-shared/history/model.ts";
import type { DeskAsk } from "../../../../src-renderer/desk-ask.ts";
import { finder, type Finds, noFinds } from "../../../../src-renderer/search/pages.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";

const hit = (seq: number) => ({ seq }) as Hit;

/** A hub that answers when the test says so. */
function slowHub() {
  const asked: Array<{ input: unknown; answer: (hits: Hit[], next?: number | null) => void; fail: () => void }> = [];
  const ask = ((_name: string, input: unknown) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    asked.push({
      input,
      answer: (hits, next = null) => resolve({ hits, next, isComplete: true }),
      fail: () => reject(refuse("unavailable", "search-failed")),
    });
    return promise;
  }) as DeskAsk;
  return { asked, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("an answer to an earlier search is dropped; pages follow by their cursor", async () => {
  const { asked, ask } = slowHub();
  let finds: Finds = noFinds;
  const reader = finder(ask, (now) => (finds = now));
  reader.search({ words: "par", filters: {} });
  reader.search({ words: "parcel", filters: {} });
  asked[1]!.answer([hit(3), hit(2)], 2);
  asked[0]!.answer([hit(9)]);
  await settled();
  expect(finds).toMatchObject({ hits: [hit(3), hit(2)], next: 2, reading: null });
  reader.next();
  expect(asked[2]!.input).toEqual({ words: "parcel", filters: {}, before: 2 });
  asked[2]!.answer([hit(1)]);
  await settled();
  expect(finds).toMatchObject({ hits: [hit(3), hit(2), hit(1)], next: null });
});

test("a failure is said, and what was found before stays", async () => {
  const { asked, ask } = slowHub();
  let finds: Finds = noFinds;
  const reader = finder(ask, (now) => (finds = now));
  reader.search({ words: "x", filters: {} });
  asked[0]!.answer([hit(1)], 1);
  await settled();
  reader.next();
  asked[1]!.fail();
  await settled();
  expect(finds).toMatchObject({ hits: [hit(1)], reading: null, fault: { reason: "search-failed" } });
  reader.stop();
});
