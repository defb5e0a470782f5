import { expect, test, vi } from "vitest";
import { draftKeeper } from "../../../src-main/drafts/drafts.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { Draft } from "../../../src-shared/drafts/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { handClock } from "../../support/hand-clock.ts";

const anna = "anna" as AccountId;
const jonas = "jonas" as AccountId;
const one = "01890000-0000-7000-8000-000000000001" as ConversationId;
const two = "01890000-0000-7000-8000-000000000002" as ConversationId;

function aKeeper(disk = new Map<string, string>(), clock = handClock(1_000_000)) {
  const given: Draft[] = [];
  const changed = vi.fn<(drafts: Draft[]) => void>();
  const state = { lost: false, refused: false };
  const keeper = draftKeeper({
    machine: clock,
    log: { info() {}, warn: vi.fn<() => void>(), error: vi.fn<() => void>() },
    secrets: {
      async keep(name, text) {
        if (text === null) disk.delete(name);
        else disk.set(name, text);
      },
      read: async (name) => disk.get(name) ?? null,
    },
    now: () => clock.now(),
    async give(draft) {
      if (state.lost) throw refuse("unavailable", "link-lost");
      if (state.refused) throw refuse("gone", "conversation-closed");
      given.push(draft);
    },
    changed,
  });
  const shown = () => (changed.mock.lastCall?.[0] ?? []).map(({ text }) => text);
  return { keeper, clock, disk, given, changed, state, shown };
}

test("what is written is on the disk and on the hub soon, and comes back after a restart", async () => {
  const first = aKeeper();
  await first.keeper.greeted(anna, [], [one, two]);
  for (const text of ["D", "De", "Dear"]) first.keeper.write(one, "message", text);
  first.keeper.write(one, "note", "She is right.");
  await first.clock.advance(1_000);
  expect(first.given.map(({ text }) => text)).toEqual(["Dear", "She is right."]);
  const again = aKeeper(first.disk, first.clock);
  await again.keeper.greeted(anna, [], [one]);
  expect(again.shown()).toEqual(["Dear", "She is right."]);
});

test("what is written at the very end is on the disk when main has stopped", async () => {
  const { keeper, disk } = aKeeper();
  await keeper.greeted(anna, [], [one]);
  keeper.write(one, "message", "the last words");
  await keeper.stop();
  expect(disk.get("drafts")).toContain("the last words");
});

test("once main has stopped nothing is owed to a hub that is away: no timer keeps the process", async () => {
  const { keeper, clock, state, given } = aKeeper();
  await keeper.greeted(anna, [], [one]);
  state.lost = true;
  keeper.write(one, "message", "not heard");
  await clock.advance(60_000);
  await keeper.stop();
  state.lost = false;
  await clock.advance(60_000);
  expect(given).toEqual([]);
});

test("of this machine's and the hub's the newer one is held, and the hub is given what it does not have", async () => {
  const { keeper, clock, given, state, shown } = aKeeper();
  await keeper.greeted(anna, [], [one, two]);
  state.lost = true;
  keeper.write(one, "message", "written without a link");
  keeper.write(two, "message", "older here");
  await clock.advance(5_000);
  expect(given).toEqual([]);
  state.lost = false;
  const hubs: Draft[] = [
    { conversation: one, kind: "message", text: "older there", at: 5 },
    { conversation: two, kind: "message", text: "newer there", at: clock.now() },
  ];
  await keeper.greeted(anna, hubs, [one, two]);
  expect(shown()).toEqual(["written without a link", "newer there"]);
  await clock.advance(6_000);
  expect(given.map(({ text }) => text)).toEqual(["written without a link"]);
  keeper.heard({ conversation: one, kind: "message", text: "late, and old", at: 6 });
  expect(shown()).toEqual(["written without a link", "newer there"]);
});

test("what was sent is no draft any more, unless more was written", async () => {
  const { keeper, clock, disk, shown } = aKeeper();
  await keeper.greeted(anna, [], [one]);
  keeper.write(one, "message", " Hello \n");
  keeper.sent(one, "message", "Hello");
  expect(shown()).toEqual([""]);
  await clock.advance(1_000);
  expect(disk.has("drafts")).toBe(false);
  keeper.write(one, "message", "Hello again");
  keeper.sent(one, "message", "Hello");
  expect(shown()).toEqual(["Hello again"]);
});

test("each account's are kept apart, and none are shown when nobody is signed in", async () => {
  const { keeper, clock, shown, given } = aKeeper();
  await keeper.greeted(anna, [], [one]);
  keeper.write(one, "note", "Anna's");
  keeper.signedOut();
  expect(shown()).toEqual([]);
  keeper.write(one, "note", "nobody's");
  await keeper.greeted(jonas, [], [one]);
  expect(shown()).toEqual([]);
  keeper.signedOut();
  await keeper.greeted(anna, [], [one]);
  expect(shown()).toEqual(["Anna's"]);
  await clock.advance(6_000);
  expect(given.map(({ text }) => text)).toEqual(["Anna's"]);
});

test("what the hub will never take is not offered for ever", async () => {
  const { keeper, clock, state, given } = aKeeper();
  await keeper.greeted(anna, [], [one]);
  state.refused = true;
  keeper.write(one, "message", "too late");
  await clock.advance(2_000);
  state.refused = false;
  await clock.advance(10_000);
  expect(given).toEqual([]);
});
