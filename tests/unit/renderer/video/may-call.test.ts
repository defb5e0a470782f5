import { expect, test } from "vitest";
import { videoLackOf } from "../../../../src-renderer/video/ability.ts";
import {
  declineWith,
  incomingVideo,
  mayInvite,
  noAcceptWhy,
  noInviteWhy,
} from "../../../../src-renderer/video/may-call.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../../../src-shared/conversations/state.ts";
import type { VideoRules } from "../../../../src-shared/video/model.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;
type Steps = Parameters<typeof played>[1];
const viewOf = (steps: Steps, id = first) => wholeView(played(id, steps));
const active: Steps = ["offers", "accepts"];
const call: Steps = [...active, "invites", "takes"];

function ruled(view: ConversationView, rules: Partial<VideoRules> | null): ConversationView {
  const { summary } = view.public;
  const next = rules && { agent: true, visitor: true, camera: "classic" as const, ...rules };
  return { ...view, public: { ...view.public, summary: { ...summary, rules: next } } };
}

test.each([
  ["an active conversation whose rules allow it", [viewOf(active)], true],
  [
    "one whose rules do not: its queue, its site, its agent, or more than two parties",
    [ruled(viewOf(active), { agent: false })],
    false,
  ],
  ["one where only the visitor may", [ruled(viewOf(active), { agent: false, visitor: true })], false],
  ["one without rules", [ruled(viewOf(active), null)], false],
  ["one that nobody has yet", [viewOf(["offers"])], false],
  ["one that ended", [viewOf([...active, "ends"])], false],
  ["one that is not here", [], false],
  ["a running call, though nothing new may be begun", [ruled(viewOf(call), { agent: false })], true],
] as const)("the camera of %s", (_case, views, isThere) => {
  expect(mayInvite(first, views)).toBe(isThere);
});

test.each([
  ["an active conversation", [viewOf(active)], undefined, undefined],
  ["an open invite", [viewOf([...active, "invites"])], undefined, "invited"],
  ["an invite of the visitor's", [viewOf([...active, "asks-for-video"])], undefined, "calling"],
  ["a running call", [viewOf(call)], undefined, "inCall"],
  ["a browser without video", [viewOf(active)], "browser", "browser"],
  ["a page that is not secure", [viewOf(active)], "insecure", "insecure"],
  ["a call elsewhere", [viewOf(active), viewOf(call, second)], undefined, "elsewhere"],
  ["an invite elsewhere", [viewOf(active), viewOf([...active, "invites"], second)], undefined, "elsewhere"],
  [
    "a visitor who invites elsewhere",
    [viewOf(active), viewOf([...active, "asks-for-video"], second)],
    undefined,
    undefined,
  ],
  ["another conversation without video", [viewOf(active), viewOf(active, second)], undefined, undefined],
] as const)("inviting in %s", (_case, views, lack, why) => {
  expect(noInviteWhy(first, views, lack)).toBe(why);
});

test("who invites the agent is known, in the order of the time that is left, and nobody else", () => {
  const late = viewOf(["says", ...active, "asks-for-video"], first);
  const soon = viewOf([...active, "asks-for-video"], second);
  const views = [late, soon, viewOf([...active, "invites"], idOfNumber(3) as ConversationId)];
  expect(incomingVideo(views).map(({ summary }) => summary.id)).toEqual([second, first]);
  expect(incomingVideo([viewOf([...active, "asks-for-video", "ends"])])).toEqual([]);
});

test.each([
  ["nothing in the way", undefined, [viewOf([...active, "asks-for-video"])], undefined, { reason: "rejected" }],
  ["a call elsewhere", undefined, [viewOf(call, second)], "elsewhere", { reason: "busy", detail: "call" }],
  ["a poor browser", "browser", [], "browser", { reason: "unsupported", detail: "browser" }],
  ["a page that is not secure", "insecure", [], "insecure", { reason: "unsupported", detail: "insecure" }],
] as const)("a visitor's invite with %s", (_case, lack, views, why, told) => {
  expect(noAcceptWhy(first, views, lack)).toBe(why);
  expect(declineWith(why)).toEqual(told);
});

const getUserMedia = () => {};
test.each([
  [
    "can",
    { isSecureContext: true, RTCPeerConnection: class {}, navigator: { mediaDevices: { getUserMedia } } },
    undefined,
  ],
  ["has no WebRTC", { isSecureContext: true, navigator: { mediaDevices: { getUserMedia } } }, "browser"],
  ["has no devices", { isSecureContext: true, RTCPeerConnection: class {}, navigator: {} }, "browser"],
  ["is not secure", { isSecureContext: false, RTCPeerConnection: class {}, navigator: {} }, "insecure"],
] as const)("a window that %s", (_case, ability, lack) => {
  expect(videoLackOf(ability)).toBe(lack);
});
