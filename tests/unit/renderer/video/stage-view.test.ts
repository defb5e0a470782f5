import { expect, test } from "vitest";
import { noMedia } from "../../../../src-renderer/media/state.ts";
import { cornerAt, corners, nextCorner } from "../../../../src-renderer/video/corner.ts";
import { stepOf } from "../../../../src-renderer/video/follow.ts";
import { stageOf, type VideoState } from "../../../../src-renderer/video/stage-view.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { InviteId } from "../../../../src-shared/video/model.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;
type Steps = Parameters<typeof played>[1];
const viewOf = (steps: Steps, id = first) => wholeView(played(id, steps));
const active: Steps = ["offers", "accepts"];
const idle: VideoState = { check: null, answering: null, seat: null, ending: null, own: noMedia.local, media: noMedia };
const fault = { code: "unavailable", reason: "link-lost" } as const;

test.each([
  ["nothing without an invite or a call", active, idle, "nothing"],
  ["the wait, in a seat", [...active, "invites"], { ...idle, seat: first }, "invited"],
  ["the wait, invited from another window", [...active, "invites"], idle, "invited"],
  ["nothing after a rejection", [...active, "invites", "rejects"], { ...idle, seat: first }, "nothing"],
  ["nothing while the visitor asks: that has a place of its own", [...active, "asks-for-video"], idle, "nothing"],
  [
    "the check before the call that the visitor asked for",
    [...active, "asks-for-video", "takes"],
    { ...idle, check: { conversation: first, before: "call", isSending: false, fault: null } },
    "checking",
  ],
  ["the call, in a seat", [...active, "invites", "takes"], { ...idle, seat: first }, "call"],
  ["a call from outside, without a seat", [...active, "invites", "takes"], idle, "outside"],
  ["a call from outside, with a seat elsewhere", [...active, "invites", "takes"], { ...idle, seat: second }, "outside"],
  [
    "that it ends, on the way",
    [...active, "invites", "takes"],
    { ...idle, ending: { conversation: first, fault: null } },
    "ending",
  ],
  [
    "the call from outside when its end was refused",
    [...active, "invites", "takes"],
    { ...idle, ending: { conversation: first, fault } },
    "outside",
  ],
  ["nothing after the call", [...active, "invites", "takes", "hangs-up"], { ...idle, seat: first }, "nothing"],
  ["nothing after the conversation", [...active, "invites", "takes", "ends"], { ...idle, seat: first }, "nothing"],
] as ReadonlyArray<[string, Steps, VideoState, string]>)("a stage shows %s", (_case, steps, video, is) => {
  expect(stageOf(viewOf(steps).public.summary, video).is).toBe(is);
});

test("a refused end is shown where it was asked for, and nowhere else", () => {
  const calling = viewOf([...active, "invites", "takes"]).public.summary;
  expect(stageOf(calling, { ...idle, ending: { conversation: first, fault } })).toEqual({ is: "outside", fault });
  expect(stageOf(calling, { ...idle, ending: { conversation: second, fault } })).toEqual({
    is: "outside",
    fault: null,
  });
});

const invites = idOfNumber(3, 4) as InviteId;

test.each([
  ["waits while the visitor is asked", [...active, "invites"], undefined, "wait"],
  ["goes in when he accepted", [...active, "invites", "takes"], undefined, "enter"],
  ["stands up after a rejection", [...active, "invites", "rejects"], undefined, "stand"],
  ["stands up after the time was over", [...active, "invites", "expires"], undefined, "stand"],
  ["stands up after the call", [...active, "invites", "takes", "hangs-up"], undefined, "stand"],
  ["stands up after the conversation", [...active, "invites", "takes", "ends"], undefined, "stand"],
  ["waits for the event of an invite whose answer was faster", active, invites, "wait"],
  ["does not wait for an invite that came and went", [...active, "invites", "rejects"], invites, "stand"],
] as ReadonlyArray<[string, Steps, InviteId | undefined, string]>)("who has a seat %s", (_case, steps, sent, step) => {
  expect(stepOf(viewOf(steps), sent)).toBe(step);
});

test("who has a seat in a conversation that is gone stands up", () => {
  expect(stepOf(undefined, invites)).toBe("stand");
});

test.each([
  [10, 10, "top-left"],
  [390, 10, "top-right"],
  [10, 290, "bottom-left"],
  [999, 999, "bottom-right"],
  [-50, -50, "top-left"],
] as const)("a picture let go at %i, %i goes to the corner %s", (x, y, corner) => {
  expect(cornerAt({ left: 0, top: 0, width: 400, height: 300 }, x, y)).toBe(corner);
});

test("four steps lead through all corners and back", () => {
  const way = [corners[0]];
  for (let step = 0; step < 4; step += 1) way.push(nextCorner(way.at(-1) ?? corners[0]) as (typeof way)[0]);
  expect(new Set(way)).toEqual(new Set(corners));
  expect(way.at(-1)).toBe(corners[0]);
});
