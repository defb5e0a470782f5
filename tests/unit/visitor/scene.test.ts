import { expect, test } from "vitest";
import type { PublicEvent } from "../../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { CallId, InviteId } from "../../../src-shared/video/model.ts";
import { noMedia } from "../../../src-visitor/media/view.ts";
import { cutOff } from "../../../src-visitor/video/cut-off.tsx";
import { agentLost, agentStay, type Scene, sceneWords, timer } from "../../../src-visitor/video/scene.ts";
import { idOfNumber } from "../../support/history.ts";
import { pageOf } from "../../support/visitor-page.ts";

const conversation = idOfNumber(1) as ConversationId;
const about = { conversation, at: 5 };
const call = idOfNumber(1, 2) as CallId;
const invite = idOfNumber(1, 3) as InviteId;
const begun: PublicEvent[] = [
  { type: "conversation.accepted", ...about, agent: { name: "Anna" }, rules: null },
  { type: "video.accepted", camera: "classic", ...about, invite, call },
];
const joined: PublicEvent = { type: "video.joined", ...about, call, side: "agent" };
const left: PublicEvent = { type: "video.left", ...about, at: 9, call, side: "agent" };
const ended = (why: "hung-up" | "left-empty"): PublicEvent => ({ type: "video.ended", ...about, call, by: "hub", why });
const stayOf = (...events: PublicEvent[]) => agentStay(pageOf(conversation, [...begun, ...events]));

test("the log tells whether the agent was in the call, and since when he is out of it", () => {
  expect(stayOf()).toEqual({ joined: false, leftAt: null });
  expect(stayOf(joined)).toEqual({ joined: true, leftAt: null });
  expect(stayOf(joined, left)).toEqual({ joined: true, leftAt: 9 });
  expect(stayOf(joined, left, joined)).toEqual({ joined: true, leftAt: null });
  expect(stayOf({ ...joined, side: "visitor" })).toEqual({ joined: false, leftAt: null });
  expect(stayOf({ ...joined, call: idOfNumber(9, 2) as CallId })).toEqual({ joined: false, leftAt: null });
  expect(agentStay(undefined)).toEqual({ joined: false, leftAt: null });
});

const anna = { identity: "agent:1", camera: true, screen: false, lost: false };
const connected = { ...noMedia, phase: "connected" as const };

test.each([
  ["he is here", { ...connected, others: [anna] }, stayOf(joined), true, false],
  ["nothing comes from him", { ...connected, others: [{ ...anna, lost: true }] }, stayOf(joined), true, true],
  ["he is out of the room", connected, stayOf(joined), true, true],
  ["he went while this page was away", connected, stayOf(joined, left), false, true],
  ["he has not come yet", connected, stayOf(), false, false],
  ["he comes just now", connected, stayOf(joined), false, false],
  ["our own line is broken", { ...connected, phase: "reconnecting" as const }, stayOf(joined, left), true, false],
])("%s", (_, view, stay, wasHere, lost) => {
  expect(agentLost(view, stay, wasHere)).toBe(lost);
});

const scene: Scene = { agent: "Anna", present: true, seen: true, lostFor: null };
test.each([
  ["connecting", scene, "Connecting the video call…"],
  ["connected", scene, ""],
  ["connected", { ...scene, seen: false }, "Anna has no camera on"],
  ["connected", { ...scene, seen: false, present: false }, "Waiting for Anna…"],
  ["connected", { ...scene, lostFor: 72_400 }, "Anna is reconnecting… 1:12"],
  ["reconnecting", { ...scene, lostFor: null }, "The connection was lost. Reconnecting…"],
  ["failed", scene, "The video call does not answer. Trying again…"],
  ["elsewhere", scene, "You joined this call in another window. Here your camera and microphone are off."],
] as const)("%s: %j", (phase, now, words) => {
  expect(sceneWords(phase, now)).toBe(words);
});

test("a timer counts seconds in two digits and never below nothing", () => {
  expect([-5, 0, 9_999, 60_000, 725_000].map(timer)).toEqual(["0:00", "0:00", "0:09", "1:00", "12:05"]);
});

test("a call that ended by itself is told of until the next thing of video, one that was hung up is not", () => {
  const cutOffAfter = (...events: PublicEvent[]) => cutOff(pageOf(conversation, [...begun, joined, ...events]));
  expect(cutOffAfter(ended("left-empty"))).toBe(call);
  expect(cutOffAfter(ended("hung-up"))).toBeUndefined();
  const invited: PublicEvent = { type: "video.invited", by: "agent", ...about, invite, expiresAt: 9 };
  expect(cutOffAfter(ended("left-empty"), invited)).toBeUndefined();
  const over: PublicEvent = { type: "conversation.ended", ...about, by: "hub" };
  expect(cutOffAfter(ended("left-empty"), over)).toBeUndefined();
});
