import { beforeEach, expect, test } from "vitest";
import { wrapUpDrafts } from "../../../../src-renderer/conversations/wrap-up-drafts.ts";
import type { DeskAsk } from "../../../../src-renderer/desk-ask.ts";
import { deskStore, type Store } from "../../../../src-renderer/store.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { handClock, type HandClock } from "../../../support/hand-clock.ts";
import { idOfNumber } from "../../../support/history.ts";

const id = idOfNumber(1) as ConversationId;
let clock: HandClock;
let store: Store;
let asked: string[];
let answer: (() => Promise<unknown>) | undefined;
let drafts: ReturnType<typeof wrapUpDrafts>;

beforeEach(() => {
  clock = handClock();
  store = deskStore();
  asked = [];
  answer = undefined;
  const ask = ((_: string, input: { draft: { note: string } }) => {
    asked.push(input.draft.note);
    return answer?.() ?? Promise.resolve({});
  }) as unknown as DeskAsk;
  drafts = wrapUpDrafts({ store, machine: clock, ask });
});

test("what is written is on the hub soon, one message for many keys, and is then the hub's to keep", async () => {
  for (const note of ["C", "Ca", "Call back "]) drafts.write(id, { note });
  expect(asked).toEqual([]);
  await clock.advance(800);
  expect(asked).toEqual(["Call back "]);
  expect(store.getState().view.wrapUps).toEqual({});
});

test("what is written while one is on its way goes after it, and nothing of it is dropped", async () => {
  const first = Promise.withResolvers<unknown>();
  answer = () => first.promise;
  drafts.write(id, { note: "One" });
  await clock.advance(800);
  drafts.write(id, { note: "One two" });
  await clock.advance(5_000);
  expect(asked).toEqual(["One"]);
  answer = undefined;
  first.resolve({});
  await clock.advance(0);
  expect(store.getState().view.wrapUps[id]?.note).toBe("One two");
  await clock.advance(800);
  expect(asked).toEqual(["One", "One two"]);
  expect(store.getState().view.wrapUps).toEqual({});
});

test("a refusal that may pass is tried again; a conversation that is closed is not", async () => {
  answer = () => Promise.reject(refuse("unavailable", "disk-full"));
  drafts.write(id, { outcome: "solved" });
  await clock.advance(800);
  await clock.advance(5_000);
  expect(asked).toHaveLength(2);
  answer = () => Promise.reject(refuse("gone", "conversation-closed"));
  await clock.advance(60_000);
  expect(asked).toHaveLength(3);
});

test("a note that is too long waits until it is shorter", async () => {
  drafts.write(id, { note: "x".repeat(8_001) });
  await clock.advance(60_000);
  expect(asked).toEqual([]);
  drafts.write(id, { note: "short" });
  await clock.advance(800);
  expect(asked).toEqual(["short"]);
});
