import { expect, test } from "vitest";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { type Aftermath, stayInCall } from "../../../src-visitor/media/stay.ts";
import type { Phase } from "../../../src-visitor/media/view.ts";
import { handClock, turns } from "../../support/hand-clock.ts";

/** A call whose every try is answered by the next of `answers`; a room stands until `close`. */
function staying(answers: Array<"room" | Error>) {
  const clock = handClock();
  const phases: Phase[] = [];
  let close: (after: Aftermath) => void = () => {};
  let tries = 0;
  const stay = stayInCall({
    machine: clock,
    enter() {
      const answer = answers[tries++] ?? "room";
      if (answer !== "room") return Promise.reject(answer);
      return Promise.resolve({ closed: new Promise<Aftermath>((resolve) => (close = resolve)) });
    },
    isOver: (error) => error instanceof Error && error.message.startsWith("gone"),
    phase: (phase) => phases.push(phase),
  });
  return { clock, phases, stay, close: (after: Aftermath) => close(after), tries: () => tries };
}

test("a room that is lost is entered again, by itself", async () => {
  const { phases, close } = staying([]);
  await turns();
  close("again");
  await turns();
  expect(phases).toEqual(["connecting", "connected", "reconnecting", "connected"]);
});

test("a server that does not answer is tried again, says so, and is still tried", async () => {
  const { clock, phases } = staying([new Error("no"), new Error("no"), new Error("no")]);
  await clock.advance(60_000);
  expect(phases).toEqual(["connecting", "connecting", "failed", "failed", "connected"]);
});

test("when the hub has no call any more, it is over", async () => {
  const { clock, phases, close, tries } = staying(["room", refuse("gone", "call-gone")]);
  await turns();
  close("again");
  await clock.advance(120_000);
  expect(phases).toEqual(["connecting", "connected", "reconnecting"]);
  expect(tries()).toBe(2);
});

test("a room that the hub closed is not entered again", async () => {
  const { clock, close, tries } = staying([]);
  await turns();
  close("over");
  await clock.advance(120_000);
  expect(tries()).toBe(1);
});

test("joined in another window, it waits until the visitor wants it here", async () => {
  const { clock, phases, stay, close, tries } = staying([]);
  await turns();
  close("elsewhere");
  await clock.advance(120_000);
  expect(phases.at(-1)).toBe("elsewhere");
  expect(tries()).toBe(1);
  stay.retry();
  await turns();
  expect(phases.at(-1)).toBe("connected");
});

test("who has left is not called back, in whatever he left", async () => {
  for (const answers of [["room"], [new Error("no"), "room"]] as const) {
    const { clock, stay, close, tries } = staying([...answers]);
    await turns();
    stay.leave();
    close("again");
    await clock.advance(120_000);
    expect(tries()).toBe(1);
  }
});

test("a way in that is not answered at all is said within eight seconds, and goes on", async () => {
  const clock = handClock();
  const phases: Phase[] = [];
  const slow = Promise.withResolvers<{ closed: Promise<Aftermath> }>();
  stayInCall({ machine: clock, enter: () => slow.promise, isOver: () => false, phase: (phase) => phases.push(phase) });
  await clock.advance(7_999);
  expect(phases).toEqual(["connecting"]);
  await clock.advance(1);
  expect(phases).toEqual(["connecting", "failed"]);
  slow.resolve({ closed: new Promise(() => {}) });
  await turns();
  expect(phases).toEqual(["connecting", "failed", "connected"]);
});
