import { expect, test } from "vitest";
import type { CallPhase, RemoteView } from "../../../../src-renderer/media/state.ts";
import { overlayOf } from "../../../../src-renderer/video/overlay.ts";
import { cutOff, visitorIn, type Whereabouts } from "../../../../src-renderer/video/whereabouts.ts";
import type { PublicEvent } from "../../../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { CallId, InviteId } from "../../../../src-shared/video/model.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const maria: RemoteView = {
  identity: "visitor:1",
  name: "Maria",
  camera: true,
  microphone: true,
  screen: false,
  speaking: false,
  quality: "good",
};
const connected: CallPhase = { state: "connected" };
const dark = { ...maria, camera: false };
const here: Whereabouts = { is: "here" };
const notYet: Whereabouts = { is: "not-yet" };

test.each([
  ["nothing over a picture", connected, maria, here, { is: "nothing" }],
  ["nothing over a shared screen", connected, { ...dark, screen: true }, here, { is: "nothing" }],
  ["that there is no camera", connected, dark, here, { is: "no-picture", why: "off" }],
  ["who is waited for", connected, undefined, notYet, { is: "waiting", text: "call.waitingFor" }],
  ["who is reconnecting", connected, undefined, here, { is: "away" }],
  ["since when he is", connected, undefined, { is: "gone", since: 7 }, { is: "away", since: 7 }],
  ["that it connects", { state: "connecting" }, undefined, notYet, { is: "waiting", text: "call.connecting" }],
  [
    "what does not answer",
    { state: "connecting", trouble: "unreachable" },
    undefined,
    notYet,
    { is: "trying", reason: "unreachable" },
  ],
  ["that it reconnects", { state: "reconnecting", since: 5 }, maria, here, { is: "reconnecting", since: 5 }],
  ["why it failed", { state: "failed", reason: "lost" }, undefined, here, { is: "failed", reason: "lost" }],
  ["that one is not in it", { state: "idle" }, undefined, here, { is: "left" }],
] as const)("over a call is said %s", (_case, phase, other, where, overlay) => {
  expect(overlayOf({ phase, other, where, wasHere: false, bandwidth: "full" })).toEqual(overlay);
});

test("a picture that is not taken to save data is not said to be missing", () => {
  const saving = { phase: connected, other: dark, where: here, wasHere: true, bandwidth: "sound" } as const;
  expect(overlayOf(saving)).toEqual({ is: "no-picture", why: "saved" });
});

const conversation = idOfNumber(1) as ConversationId;
const call = idOfNumber(2) as CallId;
const about = { conversation, call };
const joined: PublicEvent = { type: "video.joined", ...about, at: 10, side: "visitor" };
const left: PublicEvent = { type: "video.left", ...about, at: 20, side: "visitor" };
const agentLeft: PublicEvent = { ...left, at: 21, side: "agent" };
const closed: PublicEvent = { type: "video.ended", ...about, at: 30, by: "hub", why: "left-empty" };
const invited: PublicEvent = {
  type: "video.invited",
  conversation,
  at: 40,
  invite: idOfNumber(3) as InviteId,
  by: "agent",
  expiresAt: 50,
};

/** An active conversation in which these happened last. */
function after(...events: readonly PublicEvent[]) {
  const view = wholeView(played(conversation, ["offers", "accepts"]));
  const entries = events.map((event, place) => ({ seq: 100 + place, event }));
  return { ...view, public: { ...view.public, entries: [...view.public.entries, ...entries] } };
}

test.each([
  [[], { is: "not-yet" }],
  [[joined], { is: "here" }],
  [[joined, left], { is: "gone", since: 20 }],
  [[joined, left, joined], { is: "here" }],
  [[joined, agentLeft], { is: "here" }],
] as const)("where the visitor is, by the log: %#", (events, where) => {
  expect(visitorIn(after(...events), call)).toEqual(where);
});

test.each([
  [[joined, left, closed], call],
  [[joined, left, closed, invited], undefined],
  [[joined, { ...closed, by: "visitor", why: "hung-up" }], undefined],
  [[joined, { ...closed, why: "conversation-ended" }], undefined],
  [[], undefined],
] as const)("a call that was cut off is told from one that somebody ended: %#", (events, cut) => {
  expect(cutOff(after(...(events as readonly PublicEvent[])))).toBe(cut);
});
