import { expect, test } from "vitest";
import type { WayIn } from "../../../../src-renderer/media/connect.ts";
import type { Aftermath } from "../../../../src-renderer/media/rejoin.ts";
import { sayAfter, tryFor } from "../../../../src-renderer/media/rejoin.ts";
import type { CallPhase } from "../../../../src-renderer/media/state.ts";
import { type Stay, stayInCall } from "../../../../src-renderer/media/stay.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { handClock } from "../../../support/hand-clock.ts";

class Over extends Error {}
const way = { url: "ws://media", token: "t", identity: "agent:1" };

/** A call whose hub and media server do what a test says, next time and from then on. */
function aCall(begin: { join?: () => Promise<WayIn>; enter?: () => Promise<void> } = {}) {
  const clock = handClock();
  const call = {
    clock,
    phases: [] as CallPhase["state"][],
    last: undefined as CallPhase | undefined,
    joins: 0,
    exits: 0,
    join: begin.join ?? (() => Promise.resolve(way)),
    enter: begin.enter ?? (() => Promise.resolve()),
    /** Closes the room that is open now. */
    close: (_after: Aftermath): Promise<void> => Promise.reject(new Error("nothing is open")),
    stay: undefined as unknown as Stay,
  };
  call.stay = stayInCall({
    machine: clock,
    join: () => {
      call.joins += 1;
      return call.join();
    },
    isOver: (error) => error instanceof Over,
    async enter() {
      await call.enter();
      const closed = new Promise<Aftermath>((resolve) => {
        call.close = async (after) => {
          resolve(after);
          await clock.advance(0);
        };
      });
      return { closed };
    },
    exit: () => {
      call.exits += 1;
      void call.close("over");
    },
    phase(phase) {
      call.last = phase;
      call.phases.push(phase.state);
    },
  });
  return call;
}

test("goes in", async () => {
  const call = aCall();
  await call.clock.advance(0);
  expect(call.phases).toEqual(["connecting", "connected"]);
});

test("a room that broke is entered again by a new way in", async () => {
  const call = aCall();
  await call.clock.advance(0);
  await call.close("again");
  expect(call.phases).toEqual(["connecting", "connected", "reconnecting", "connected"]);
  expect(call.joins).toBe(2);
});

test.each([
  ["over", { state: "idle" }],
  ["elsewhere", { state: "failed", reason: "joined-elsewhere" }],
] as const)("a room that closed as %s is not entered again by itself", async (after, phase) => {
  const call = aCall();
  await call.clock.advance(0);
  await call.close(after);
  await call.clock.advance(tryFor * 2);
  expect(call.last).toEqual(phase);
  expect(call.joins).toBe(1);
});

test("a hub that refuses is asked again for long, and both are said", async () => {
  const call = aCall({ join: () => Promise.reject(new Error("unavailable")) });
  await call.clock.advance(tryFor / 2);
  expect(call.last).toEqual({ state: "connecting", trouble: "join-refused" });
  expect(call.joins).toBeGreaterThan(1);
  await call.clock.advance(tryFor);
  expect(call.last).toEqual({ state: "failed", reason: "join-refused" });
});

test("a hub that says that the media server is away is believed", async () => {
  const call = aCall({ join: () => Promise.reject(refuse("unavailable", "video-unreachable")) });
  await call.clock.advance(tryFor * 2);
  expect(call.last).toEqual({ state: "failed", reason: "unreachable" });
});

test("a media server that is silent is said to be before its first try is over, and the call comes when it answers", async () => {
  let answer: () => void = () => {};
  const call = aCall({ enter: () => new Promise((resolve) => (answer = resolve)) });
  await call.clock.advance(sayAfter - 1);
  expect(call.last).toEqual({ state: "connecting" });
  await call.clock.advance(1);
  expect(call.last).toEqual({ state: "connecting", trouble: "unreachable" });
  answer();
  await call.clock.advance(0);
  expect(call.last).toEqual({ state: "connected" });
});

test("who does not want to wait for the next try has it at once", async () => {
  const call = aCall({ join: () => Promise.reject(new Error("unavailable")) });
  await call.clock.advance(0);
  call.join = () => Promise.resolve(way);
  call.stay.retry();
  await call.clock.advance(0);
  expect(call.last).toEqual({ state: "connected" });
});

test("a media server that does not answer is told apart from a hub that refuses", async () => {
  const call = aCall({ enter: () => Promise.reject(new Error("could not connect")) });
  await call.clock.advance(tryFor * 2);
  expect(call.last).toEqual({ state: "failed", reason: "unreachable" });
});

test("a broken line is tried for ten minutes, then it is said that it is lost", async () => {
  const call = aCall();
  await call.clock.advance(0);
  call.enter = () => Promise.reject(new Error("could not connect"));
  await call.close("again");
  await call.clock.advance(tryFor - 10_000);
  expect(call.last?.state).toBe("reconnecting");
  await call.clock.advance(20_000);
  expect(call.last).toEqual({ state: "failed", reason: "lost" });
});

test("after a failure it can be tried again, and only once at a time", async () => {
  const call = aCall({ join: () => Promise.reject(new Error("unavailable")) });
  await call.clock.advance(tryFor * 2);
  call.join = () => Promise.resolve(way);
  const before = call.joins;
  call.stay.retry();
  call.stay.retry();
  await call.clock.advance(0);
  expect(call.last).toEqual({ state: "connected" });
  expect(call.joins).toBe(before + 1);
});

test("a call that ended meanwhile is not tried for", async () => {
  const call = aCall({ join: () => Promise.reject(new Over()) });
  await call.clock.advance(tryFor);
  expect(call.last).toEqual({ state: "idle" });
  expect(call.joins).toBe(1);
});

test("leaving goes out, and nothing is said or tried after it", async () => {
  const call = aCall();
  await call.clock.advance(0);
  call.stay.leave();
  await call.clock.advance(tryFor);
  expect(call.exits).toBe(1);
  expect(call.phases).toEqual(["connecting", "connected"]);
  expect(call.joins).toBe(1);
});

test("leaving while it is still going in ends there: nobody is in a room that he left", async () => {
  let opened: () => void = () => {};
  const call = aCall({ enter: () => new Promise((resolve) => (opened = resolve)) });
  await call.clock.advance(0);
  call.stay.leave();
  opened();
  await call.clock.advance(0);
  expect(call.exits).toBe(1);
  expect(call.phases).toEqual(["connecting"]);
});

test("leaving between two tries ends the tries", async () => {
  const call = aCall({ join: () => Promise.reject(new Error("unavailable")) });
  await call.clock.advance(0);
  call.stay.leave();
  const before = call.joins;
  await call.clock.advance(tryFor);
  expect(call.joins).toBe(before);
});
