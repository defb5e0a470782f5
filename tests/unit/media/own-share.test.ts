import { ConnectionState } from "livekit-client";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ownShare } from "../../../src-media/share/own-share.ts";
import { sharedNow } from "../../../src-shared/screen-share/share.ts";
import { FakeScreen } from "../../support/share-room.ts";
import { aShare, turns } from "../../support/share-side.ts";

beforeAll(() => {
  globalThis.MediaStream ??= class {} as typeof MediaStream;
});

async function sharing() {
  const side = aShare();
  await side.enter();
  void side.share.start({ sound: false });
  const screen = side.choose();
  await side.rest();
  return { ...side, screen };
}

test("what is chosen is sent, hinted as text, and shown to oneself", async () => {
  const { share, room, screen } = await sharing();
  expect(room()?.sent()).toEqual([screen]);
  expect(screen.contentHint).toBe("text");
  expect(share.view()).toEqual({
    share: { is: "live", source: { id: 1, label: "Window 1", surface: "window", sound: false } },
    isSent: true,
    isBlank: false,
    isPaused: false,
  });
  expect(share.picture()).toBe(share.picture());
});

test("stopping takes it back, lets the capture go, and says so", async () => {
  const { share, room, screen, rest } = await sharing();
  share.stop();
  expect(screen.readyState).toBe("ended");
  await rest();
  expect(room()?.sent()).toEqual([]);
  expect(share.view().share).toEqual({ is: "off", after: "stopped" });
});

test("the same source is sent to the next room of the call, without a question", async () => {
  const { share, room, enter, screen, pickers, rest } = await sharing();
  await enter();
  await rest();
  expect(room()?.sent()).toEqual([screen]);
  expect(pickers).toHaveLength(0);
  expect(share.view().isSent).toBe(true);
});

test("a full reconnect that forgot the share, and one that sends the camera as one, are both put right", async () => {
  const { room, settle, screen, rest } = await sharing();
  room()!.forget();
  settle();
  await rest();
  expect(room()?.sent()).toEqual([screen]);
  const camera = new FakeScreen("video", "Camera");
  room()!.plant(camera.track);
  settle();
  await rest();
  expect(room()?.sent()).toEqual([screen]);
  expect(camera.readyState).toBe("live");
});

test("the camera sent as a share is taken back also when nothing is shared", async () => {
  const { share, room, settle, rest } = await sharing();
  share.stop();
  await rest();
  room()!.plant(new FakeScreen("video", "Camera").track);
  settle();
  await rest();
  expect(room()?.sent()).toEqual([]);
});

test("another source takes the place of the one before, which is let go; a closed picker keeps it", async () => {
  const { share, room, screen, choose, refuse, rest } = await sharing();
  void share.start({ sound: false });
  refuse(Object.assign(new Error("Permission denied"), { name: "NotAllowedError" }));
  await rest();
  expect(room()?.sent()).toEqual([screen]);
  void share.start({ sound: false });
  const next = choose();
  await rest();
  expect(room()?.sent()).toEqual([next]);
  expect([screen.readyState, next.readyState]).toEqual(["ended", "live"]);
});

test("paused: the last picture stands, over a reconnect too, and nothing of the screen leaves before it is resumed", async () => {
  const { share, room, screen, stills, enter, rest } = await sharing();
  const shown = share.picture();
  await share.pause("Paused");
  await rest();
  const [still] = stills;
  expect([share.view().isPaused, still?.label]).toEqual([true, "Paused"]);
  expect(room()?.sent()).toEqual([still]);
  expect(share.picture()).not.toBe(shown);
  await enter();
  await rest();
  expect(room()?.sent()).toEqual([still]);
  await share.pause("Twice");
  expect(stills).toHaveLength(1);
  share.resume();
  await rest();
  expect(room()?.sent()).toEqual([screen]);
  expect([share.view().isPaused, still?.readyState, screen.readyState]).toEqual([false, "ended", "live"]);
  expect(share.picture()).toBe(shown);
});

test("a pause ends with its source: another one moves, a stopped one leaves nothing", async () => {
  const { share, room, stills, choose, rest } = await sharing();
  await share.pause("Paused");
  void share.start({ sound: false });
  const next = choose();
  await rest();
  expect([room()?.sent(), share.view().isPaused]).toEqual([[next], false]);
  const pausing = share.pause("Paused");
  share.stop();
  await pausing;
  await rest();
  expect([room()?.sent(), share.view().isPaused]).toEqual([[], false]);
  expect(stills.map(({ readyState }) => readyState)).toEqual(["ended", "ended"]);
  await share.pause("Paused");
  expect(stills).toHaveLength(2);
});

test("an answer of a picker that comes after the stop is let go unseen", async () => {
  const side = aShare();
  await side.enter();
  void side.share.start({ sound: false });
  side.share.stop();
  const screen = side.choose();
  await side.rest();
  expect(screen.readyState).toBe("ended");
  expect(side.room()?.sent()).toEqual([]);
});

test("a source that goes by itself, or is minimised, is said", async () => {
  const { share, screen, rest, room } = await sharing();
  screen.muted = true;
  screen.dispatchEvent(new Event("mute"));
  expect(share.view().isBlank).toBe(true);
  screen.end();
  await rest();
  expect(share.view()).toMatchObject({ share: { is: "off", after: "ended" }, isBlank: false });
  expect(room()?.sent()).toEqual([]);
});

test("a server that refuses three times ends the share; a broken line does not", async () => {
  const side = aShare();
  await side.enter();
  side.room()!.refuses = true;
  side.room()!.state = ConnectionState.Reconnecting;
  void side.share.start({ sound: false });
  const screen = side.choose();
  await side.rest();
  expect(side.share.view()).toMatchObject({ share: { is: "live" }, isSent: false });
  side.room()!.state = ConnectionState.Connected;
  side.settle();
  await side.rest();
  expect(side.share.view().share).toEqual({ is: "off", after: "not-sent" });
  expect(screen.readyState).toBe("ended");
});

test("a browser without a picker says so at once", async () => {
  const share = ownShare({ machine: { after: () => () => {} }, devices: undefined, changed: () => {} });
  expect(await share.start({ sound: false })).toEqual({ is: "off", after: "unsupported" });
});

/** One thing that may happen at any moment of a call. */
const happenings = fc.constantFrom(
  "start",
  "choose",
  "close the picker",
  "refuse by the system",
  "stop",
  "source goes",
  "line breaks",
  "line is back",
  "reconnect forgets",
  "camera as share",
  "next room",
  "server answers",
  "timer",
  "call is left",
);

test("whatever breaks at whatever moment: nothing is sent for good that was not chosen, nothing goes on after its end", () =>
  fc.assert(
    fc.asyncProperty(fc.array(happenings, { maxLength: 30 }), fc.boolean(), async (steps, isSlow) => {
      const side = aShare({ isSlow });
      const camera = new FakeScreen("video", "Camera");
      const { share } = side;
      await side.enter();
      for (const step of steps) {
        const room = side.room()!;
        if (step === "start") void share.start({ sound: false });
        else if (step === "choose") side.choose(side.pickers.shift() ?? undefined);
        else if (step === "close the picker") side.refuse(named("NotAllowedError"));
        else if (step === "refuse by the system") side.refuse(named("NotReadableError"));
        else if (step === "stop") share.stop();
        else if (step === "source goes") side.screens.findLast(({ readyState }) => readyState === "live")?.end();
        else if (step === "line breaks") room.state = ConnectionState.Reconnecting;
        else if (step === "line is back") room.state = ConnectionState.Connected;
        else if (step === "reconnect forgets") room.forget();
        else if (step === "camera as share") room.plant(camera.track);
        else if (step === "next room") await side.enter();
        else if (step === "server answers") room.waiting.shift()?.();
        else if (step === "timer") await side.rest();
        else share.left();
        side.settle();
        await turns();
        const chosen: unknown[] = [camera, ...side.screens];
        expect(room.sent().every((track) => chosen.includes(track))).toBe(true);
      }
      const room = side.room()!;
      room.state = ConnectionState.Connected;
      side.settle();
      await side.rest();
      side.settle();
      await side.rest();
      const now = sharedNow(share.view().share);
      // At rest: exactly what is said to be shared is sent, never the camera, and all else that was captured is let go.
      expect(room.sent()).toHaveLength(now ? 1 : 0);
      expect(room.sent()).not.toContain(camera);
      const alive = side.screens.filter((screen) => screen.readyState === "live" && wasGiven(screen));
      expect(alive).toEqual(room.sent());
      expect(share.view().isSent).toBe(now !== null);
    }),
    { numRuns: 300 },
  ));

/** A screen that no picker was open for was never handed to the share. */
function wasGiven(screen: FakeScreen): boolean {
  return screen.contentHint !== "";
}

function named(name: string): Error {
  return Object.assign(new Error("refused"), { name });
}
