import { ConnectionState, Track } from "livekit-client";
import { expect, test } from "vitest";
import { callView, type Parts, type RoomLike } from "../../../../src-renderer/media/call-view.ts";
import { type ParticipantLike, remoteView, remoteViews } from "../../../../src-renderer/media/remote-view.ts";
import { noShareView } from "../../../../src-media/share/view.ts";
import { otherSide } from "../../../../src-renderer/media/state.ts";

function aParticipant(
  identity: string,
  tracks: Partial<Record<Track.Source, "on" | "muted" | "not here yet">> = {},
  more: Partial<ParticipantLike> = {},
): ParticipantLike {
  return {
    identity,
    name: "Maria",
    isSpeaking: false,
    connectionQuality: "good",
    getTrackPublication(source) {
      const how = tracks[source];
      return how && { isMuted: how === "muted", track: how === "not here yet" ? undefined : {} };
    },
    ...more,
  };
}

function aRoom(more: Partial<RoomLike> = {}): RoomLike {
  return {
    state: ConnectionState.Connected,
    canPlaybackAudio: true,
    localParticipant: { connectionQuality: "excellent" },
    remoteParticipants: new Map(),
    ...more,
  };
}

function parts(room: RoomLike | undefined, more: Partial<Parts> = {}): Parts {
  return {
    room,
    own: { microphone: { state: "on" }, camera: { state: "on" } },
    unsent: new Map(),
    share: noShareView,
    soundOff: false,
    bandwidth: "full" as const,
    ...more,
  };
}

test.each([
  ["on", true],
  ["muted", false],
  ["not here yet", false],
] as const)("a camera that is %s is shown: %s", (how, shown) => {
  expect(remoteView(aParticipant("visitor:1", { [Track.Source.Camera]: how })).camera).toBe(shown);
});

test("a quality that is not known by name is unknown", () => {
  expect(remoteView(aParticipant("visitor:1", {}, { connectionQuality: "superb" })).quality).toBe("unknown");
});

test("the other side is the visitor, whoever else came first", () => {
  const remote = remoteViews([aParticipant("agent:2"), aParticipant("visitor:1")]);
  expect(otherSide(remote)?.identity).toBe("visitor:1");
  expect(otherSide(remote.slice(0, 1))?.identity).toBe("agent:2");
  expect(otherSide([])).toBeUndefined();
});

test("while the line is broken nobody is said to have left; afterwards what is true is said", () => {
  const view = callView({ now: () => 5_000 });
  const maria = new Map([["visitor:1", aParticipant("visitor:1")]]);
  view.phase({ state: "connected" });
  view.settle(parts(aRoom({ remoteParticipants: maria })));
  view.settle(parts(aRoom({ state: ConnectionState.Reconnecting })));
  expect(view.state().phase).toEqual({ state: "reconnecting", since: 5_000 });
  expect(view.state().remote).toHaveLength(1);
  view.phase({ state: "reconnecting", since: 5_000 });
  view.settle(parts(undefined));
  expect(view.state().remote).toHaveLength(1);
  view.phase({ state: "connected" });
  view.settle(parts(aRoom()));
  expect(view.state().remote).toEqual([]);
});

test("a break is dated from its beginning, and a second one anew", () => {
  let now = 1_000;
  const view = callView({ now: () => now });
  const broken = parts(aRoom({ state: ConnectionState.SignalReconnecting }));
  view.phase({ state: "connected" });
  view.settle(broken);
  now = 4_000;
  view.settle(broken);
  expect(view.state().phase).toEqual({ state: "reconnecting", since: 1_000 });
  view.settle(parts(aRoom()));
  view.settle(broken);
  expect(view.state().phase).toEqual({ state: "reconnecting", since: 4_000 });
});

test("what is on but was not sent is said to have failed; what is off is off", () => {
  const view = callView({ now: () => 0 });
  const unsent = new Map([["camera", "other"] as const, ["microphone", "other"] as const]);
  view.phase({ state: "connected" });
  view.settle(parts(aRoom(), { unsent, own: { microphone: { state: "off" }, camera: { state: "on" } } }));
  expect(view.state().local.camera).toEqual({ state: "failed", why: "other" });
  expect(view.state().local.microphone).toEqual({ state: "off" });
});

test("the same parts are the same state, so that nothing is drawn anew", () => {
  const view = callView({ now: () => 0 });
  view.phase({ state: "connected" });
  expect(view.settle(parts(aRoom()))).toBe(true);
  const before = view.state();
  expect(view.settle(parts(aRoom()))).toBe(false);
  expect(view.state()).toBe(before);
});

test("sound is blocked only in a room that stands", () => {
  const view = callView({ now: () => 0 });
  view.phase({ state: "connecting" });
  view.settle(parts(undefined));
  expect(view.state().audioBlocked).toBe(false);
  view.phase({ state: "connected" });
  view.settle(parts(aRoom({ canPlaybackAudio: false })));
  expect(view.state().audioBlocked).toBe(true);
});
