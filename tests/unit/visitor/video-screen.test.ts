import { expect, test } from "vitest";
import type { CallId, InviteId } from "../../../src-shared/video/model.ts";
import { inApp, unableOf } from "../../../src-visitor/video/ability.ts";
import { follow, type Mine, mineFrom, videoScreen } from "../../../src-visitor/video/screen.ts";
import { idOfNumber } from "../../support/history.ts";

const invite = { id: idOfNumber(1, 3) as InviteId, by: "agent", expiresAt: 9 } as const;
const call = { id: idOfNumber(1, 2) as CallId, startedAt: 1, present: [], camera: "classic" as const };
const other = idOfNumber(2, 2) as CallId;
const rules = { agent: true, visitor: true, camera: "classic" } as const;
const active = { state: "active", rules, invite: null, call: null } as const;
const invited = { ...active, invite };
const own = { ...invite, id: idOfNumber(2, 3) as InviteId, by: "visitor" } as const;
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
  ["one's own device check", active, { at: "preparing" }, "prepare"],
  ["an invite that comes while the devices are looked at", invited, { at: "preparing" }, "prepare"],
  ["a call that another window began meanwhile", running, { at: "preparing" }, "elsewhere"],
  ["one's own invite before the hub has it", active, { at: "inviting", invite: null }, "waiting"],
  ["one's own invite", { ...active, invite: own }, { at: "inviting", invite: own.id }, "waiting"],
  ["one's own invite of another window", { ...active, invite: own }, away, "none"],
  [
    "the agent's invite, accepted by the button of one's own",
    invited,
    { at: "inviting", invite: invite.id },
    "waiting",
  ],
  ["a conversation that has ended", { ...running, state: "ended" }, { at: "call", call: call.id }, "none"],
] as const)("%s", (_, video, mine, expected) => {
  expect(videoScreen(video, mine)).toBe(expected);
});

test.each([
  ["the accepted invite became a call", running, answering, { at: "check", call: call.id }],
  ["the accepted invite is gone", active, answering, away],
  ["the accepted invite is still open", invited, answering, answering],
  ["the visitor may not start video any more", { ...active, rules: null }, { at: "preparing" }, away],
  ["the visitor looks at his devices", active, { at: "preparing" }, { at: "preparing" }],
  [
    "the own invite is known",
    { ...active, invite: own },
    { at: "inviting", invite: null },
    { at: "inviting", invite: own.id },
  ],
  ["the own invite is on its way", active, { at: "inviting", invite: null }, { at: "inviting", invite: null }],
  ["the own invite is accepted", running, { at: "inviting", invite: own.id }, { at: "call", call: call.id }],
  ["the own invite came to nothing", active, { at: "inviting", invite: own.id }, away],
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

const able = {
  isSecureContext: true,
  RTCPeerConnection: class {},
  navigator: { mediaDevices: { getUserMedia: 1 } },
  document: {},
};
const passing = (...names: string[]) => ({ featurePolicy: { allowsFeature: (name: string) => names.includes(name) } });

test.each([
  ["a browser that can", able, null],
  ["no secure page", { ...able, isSecureContext: false, navigator: {} }, "insecure"],
  ["no WebRTC", { ...able, RTCPeerConnection: undefined }, "browser"],
  ["no camera access at all", { ...able, navigator: {} }, "browser"],
  ["a page around that passes nothing on", { ...able, document: passing() }, "frame"],
  ["a page around that passes the microphone on", { ...able, document: passing("microphone") }, null],
])("%s: what is in the way of video is %s", (_, page, expected) => {
  expect(unableOf(page)).toBe(expected);
});

const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/500]",
    true,
  ],
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36", true],
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36", false],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", false],
  [`${iphone} Mobile/15E148 Instagram 350.0.0.20.100 (iPhone16,1; iOS 18_0; en_US)`, true],
  [`${iphone} Safari Line/14.18.0`, true],
  [`${iphone} Mobile/15E148 MicroMessenger/8.0.50(0x18003233) NetType/WIFI Language/en`, true],
  [`${iphone} Mobile/15E148 musical_ly_36.0.0 BytedanceWebview/d8a21c6`, true],
  [`${iphone} Mobile/15E148 [LinkedInApp]/9.30`, true],
  [`${iphone} Mobile/15E148 Twitter for iPhone/10.60`, true],
  [`${iphone} GSA/340.3 Mobile/15E148 Safari/604.1`, true],
  // A view of an app's own, that says no name.
  [`${iphone} Mobile/15E148`, true],
  [`${iphone} Version/18.0 Mobile/15E148 Safari/604.1`, false],
  [`${iphone} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, false],
  [`${iphone} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`, false],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0;]",
    true,
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15", false],
  [
    "Mozilla/5.0 (Linux; Android 15; SM-S928B) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
    false,
  ],
])("%s is inside an app: %s", (userAgent, expected) => {
  expect(inApp(userAgent)).toBe(expected);
});
