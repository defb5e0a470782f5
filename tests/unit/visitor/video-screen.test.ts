import { expect, test } from "vitest";
import type { CallId, InviteId } from "../../../src-shared/video/model.ts";
import { canVideo, follow, type Mine, mineFrom, videoScreen } from "../../../src-visitor/video/screen.ts";
import { idOfNumber } from "../../support/history.ts";

const invite = { id: idOfNumber(1, 3) as InviteId, by: "agent", expiresAt: 9 } as const;
const call = { id: idOfNumber(1, 2) as CallId, startedAt: 1, present: [], camera: "classic" as const };
const other = idOfNumber(2, 2) as CallId;
const active = { state: "active", invite: null, call: null } as const;
const invited = { ...active, invite };
const running = { ...active, call };
const away: Mine = { at: "away" };
const answering: Mine = { at: "answering", invite: invite.id };

test.each([
  ["nothing", active, away, "none"],
  ["an invite", invited, away, "invite"],
  ["an invite that was just accepted here", invited, answering, "answering"],
  [
    "a newer invite than the one accepted",
    { ...active, invite: { ...invite, id: idOfNumber(9, 3) as InviteId } },
    answering,
    "invite",
  ],
  ["a call before its device check", running, { at: "check", call: call.id }, "check"],
  ["a call", running, { at: "call", call: call.id }, "call"],
  ["a call that was left here", running, { at: "left", call: call.id }, "none"],
  ["a call that another window answered", running, away, "elsewhere"],
  ["a new call after one that was left", running, { at: "left", call: other }, "elsewhere"],
  ["a conversation that has ended", { ...running, state: "ended" }, { at: "call", call: call.id }, "none"],
] as const)("%s", (_, video, mine, expected) => {
  expect(videoScreen(video, mine)).toBe(expected);
});

test.each([
  ["the accepted invite became a call", running, answering, { at: "check", call: call.id }],
  ["the accepted invite is gone", active, answering, away],
  ["the accepted invite is still open", invited, answering, answering],
  ["the call is over", active, { at: "call", call: call.id }, away],
  ["the call goes on", running, { at: "call", call: call.id }, { at: "call", call: call.id }],
  ["another call runs", running, { at: "call", call: other }, away],
  ["nothing is known yet", undefined, { at: "check", call: call.id }, away],
] as const)("%s", (_, video, mine, expected) => {
  expect(follow(video, mine)).toEqual(expected);
});

test("a reload finds its place in the call again, and nothing in what is not one", () => {
  expect(mineFrom(JSON.stringify({ at: "call", call: call.id }))).toEqual({ at: "call", call: call.id });
  for (const text of [null, "", "{", '{"at":"flying"}', '{"at":"call"}']) expect(mineFrom(text)).toEqual(away);
});

test.each([
  [
    "a browser that can",
    { isSecureContext: true, RTCPeerConnection: class {}, navigator: { mediaDevices: { getUserMedia: 1 } } },
    true,
  ],
  [
    "no secure page",
    { isSecureContext: false, RTCPeerConnection: class {}, navigator: { mediaDevices: { getUserMedia: 1 } } },
    false,
  ],
  ["no WebRTC", { isSecureContext: true, navigator: { mediaDevices: { getUserMedia: 1 } } }, false],
  ["no camera access at all", { isSecureContext: true, RTCPeerConnection: class {}, navigator: {} }, false],
])("%s: video is possible: %s", (_, page, expected) => {
  expect(canVideo(page)).toBe(expected);
});
