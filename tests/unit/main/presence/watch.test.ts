import { beforeEach, expect, test } from "vitest";
import { readiness } from "../../../../src-main/presence/readiness.ts";
import { workstation } from "../../../../src-main/presence/workstation.ts";
import type { MachineMoment } from "../../../../src-main/shell/machine-use.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { fakeLog } from "../../../support/fake-shell.ts";
import { type HandClock, handClock, turns } from "../../../support/hand-clock.ts";

let clock: HandClock;
let isLinked: boolean;
let said: unknown[];
let isDeaf: boolean;
const tell = (words: unknown) => {
  if (isDeaf) return Promise.reject(refuse("unavailable", "link-lost"));
  said.push(words);
  return Promise.resolve();
};
beforeEach(() => {
  clock = handClock();
  isLinked = true;
  isDeaf = false;
  said = [];
});

function aDesk() {
  let test: string | null = null;
  const desk = readiness({
    machine: clock,
    log: fakeLog(),
    isLinked: () => isLinked,
    changed: (now) => void (test = now),
    tell,
  });
  return {
    ...desk,
    asked: () => test,
    /** The page makes the test it was asked for. */
    async finds(...unready: Array<"ring" | "microphone" | "media-server">) {
      if (test === null) throw new Error("no test was asked for");
      desk.tested(test, { unready, passedOver: [] });
      await turns();
    },
  };
}

test("it is tested at sign-in, told once, and tested again after five minutes", async () => {
  const desk = aDesk();
  desk.linked();
  await desk.finds();
  expect(said).toEqual([[]]);
  await clock.advance(299_000);
  expect(desk.asked()).toBeNull();
  await clock.advance(2_000);
  await desk.finds();
  expect(said).toEqual([[]]);
});

test("one bad test is doubted, the second counts; a later good one mends it at once", async () => {
  const desk = aDesk();
  desk.linked();
  await desk.finds("microphone");
  expect(said).toEqual([]);
  await clock.advance(3_000);
  await desk.finds("microphone");
  expect(said).toEqual([["microphone"]]);
  await clock.advance(60_000);
  await desk.finds();
  expect(said).toEqual([["microphone"], []]);
});

test("a bad moment is nobody's business", async () => {
  const desk = aDesk();
  desk.linked();
  await desk.finds("ring");
  await clock.advance(3_000);
  await desk.finds();
  expect(said).toEqual([[]]);
});

test("a page that does not answer cannot ring", async () => {
  const desk = aDesk();
  desk.linked();
  await clock.advance(20_000);
  await clock.advance(23_000);
  expect(said).toEqual([["ring"]]);
  // One that comes is tested at once.
  desk.begin();
  await desk.finds();
  expect(said).toEqual([["ring"], []]);
});

test("the answer to an older test changes nothing", async () => {
  const desk = aDesk();
  desk.linked();
  const older = desk.asked()!;
  desk.begin();
  desk.tested(older, { unready: ["ring"], passedOver: [] });
  expect(desk.asked()).not.toBeNull();
  await desk.finds();
  expect(said).toEqual([[]]);
});

test("what the hub did not hear is said at the next test, and anew over a new link", async () => {
  const desk = aDesk();
  desk.linked();
  isDeaf = true;
  await desk.finds();
  isDeaf = false;
  await clock.advance(301_000);
  await desk.finds();
  expect(said).toEqual([[]]);
  desk.linked();
  await desk.finds();
  expect(said).toEqual([[], []]);
});

test("without a link nothing is tested", async () => {
  const desk = aDesk();
  isLinked = false;
  desk.begin();
  expect(desk.asked()).toBeNull();
});

function aPlace(tells = true, over: { idleAfter?: number } = {}) {
  const machine = { idle: 0, isInCall: false, left: 0 };
  let happens: (what: MachineMoment) => void = () => {};
  const place = workstation({
    machine: clock,
    log: fakeLog(),
    eyes: {
      tells,
      idleSeconds: () => machine.idle,
      follow(happened) {
        happens = happened;
        return () => {};
      },
    },
    idleAfter: () => over.idleAfter ?? null,
    isInCall: () => machine.isInCall,
    isLinked: () => isLinked,
    tell,
    leaving: () => void (machine.left += 1),
  });
  return { ...place, machine, happens: (what: MachineMoment) => happens(what) };
}

test("ten idle minutes are told, and the first touch after them", async () => {
  const place = aPlace();
  place.linked();
  place.machine.idle = 600;
  await clock.advance(5_000);
  place.machine.idle = 0;
  await clock.advance(5_000);
  expect(said).toEqual([null, "idle", null]);
  place.stop();
});

test("a lock is told at once; what was not heard is told again", async () => {
  const place = aPlace();
  place.linked();
  isDeaf = true;
  place.happens("locked");
  await turns();
  isDeaf = false;
  await clock.advance(5_000);
  place.happens("asleep");
  place.happens("awake");
  place.happens("unlocked");
  expect(said).toEqual([null, "locked", "asleep", "locked", null]);
  place.stop();
});

test("in a browser, where only the window's input is seen, idle counts if the agent wishes it", async () => {
  const place = aPlace(false);
  place.linked();
  await clock.advance(3_600_000);
  expect(said).toEqual([null]);
  place.stop();
  said = [];
  const wished = aPlace(false, { idleAfter: 5 });
  wished.linked();
  await clock.advance(299_000);
  wished.used();
  await clock.advance(299_000);
  expect(said).toEqual([null]);
  await clock.advance(6_000);
  wished.used();
  expect(said).toEqual([null, "idle", null]);
  wished.stop();
});

test("who logs off takes the desk with him", () => {
  const place = aPlace();
  place.happens("leaving");
  expect(place.machine.left).toBe(1);
  place.stop();
});
