import { expect, test } from "vitest";
import { answerOfShare, failureOf } from "../../../src-shared/screen-share/answer.ts";
import {
  nextShare,
  noShare,
  type Share,
  type ShareEvent,
  sharedNow,
  type ShareSource,
} from "../../../src-shared/screen-share/share.ts";

function aSource(id: number): ShareSource {
  return { id, label: `Window ${id}`, surface: "window", sound: false };
}

const picking: Share = { is: "picking", pick: 1, meanwhile: null };
const live: Share = { is: "live", source: aSource(1) };
const changing: Share = { is: "picking", pick: 2, meanwhile: aSource(1) };
const stopped: Share = { is: "off", after: "stopped" };

test.each<[string, Share, ShareEvent, Share]>([
  ["off: a picker opens", noShare, { type: "pick", pick: 1 }, picking],
  ["picking: no second picker", picking, { type: "pick", pick: 2 }, picking],
  ["picking: a choice", picking, { type: "picked", pick: 1, source: aSource(1) }, live],
  ["picking: closed", picking, { type: "unpicked", pick: 1, why: null }, noShare],
  ["picking: refused", picking, { type: "unpicked", pick: 1, why: "blocked" }, { is: "off", after: "blocked" }],
  ["picking: the call goes", picking, { type: "left" }, noShare],
  ["picking: stopped", picking, { type: "stop" }, noShare],
  ["off: a late choice", noShare, { type: "picked", pick: 1, source: aSource(1) }, noShare],
  ["live: a late choice", live, { type: "picked", pick: 1, source: aSource(9) }, live],
  ["another picker: the choice of the one before", changing, { type: "picked", pick: 1, source: aSource(9) }, changing],
  ["live: stopped", live, { type: "stop" }, stopped],
  ["live: the source goes", live, { type: "ended", source: 1 }, { is: "off", after: "ended" }],
  ["live: another source goes", live, { type: "ended", source: 9 }, live],
  ["live: the call goes", live, { type: "left" }, { is: "off", after: "left" }],
  ["live: the server refuses", live, { type: "not-sent", source: 1 }, { is: "off", after: "not-sent" }],
  ["live: another source is picked, this goes on", live, { type: "pick", pick: 2 }, changing],
  ["changing: chosen", changing, { type: "picked", pick: 2, source: aSource(2) }, { is: "live", source: aSource(2) }],
  ["changing: closed, so the one before stays", changing, { type: "unpicked", pick: 2, why: null }, live],
  ["changing: refused, so the one before stays", changing, { type: "unpicked", pick: 2, why: "in-use" }, live],
  ["changing: stopped", changing, { type: "stop" }, stopped],
  ["changing: the one before goes", changing, { type: "ended", source: 1 }, { ...changing, meanwhile: null }],
  ["off: stopped again", stopped, { type: "stop" }, stopped],
  ["off: the call goes", stopped, { type: "left" }, stopped],
  [
    "live: the browser shows another tab",
    live,
    { type: "changed", source: { ...aSource(1), label: "Other" } },
    { is: "live", source: { ...aSource(1), label: "Other" } },
  ],
])("%s", (_, share, event, next) => {
  expect(nextShare(share, event)).toEqual(next);
});

test("what is shared is the live source, or the one that goes on while another is picked", () => {
  expect([noShare, picking, live, changing].map((share) => sharedNow(share)?.id)).toEqual([undefined, undefined, 1, 1]);
});

test.each<[Share, ReturnType<typeof answerOfShare>]>([
  [live, { outcome: "granted" }],
  [changing, { outcome: "granted" }],
  [noShare, { outcome: "declined" }],
  [stopped, { outcome: "declined" }],
  [
    { is: "off", after: "unsupported" },
    { outcome: "failed", why: "unsupported" },
  ],
  [
    { is: "off", after: "blocked" },
    { outcome: "failed", why: "blocked" },
  ],
  [
    { is: "off", after: "not-sent" },
    { outcome: "failed", why: "failed" },
  ],
])("a request to share is answered by what became of it: %j", (share, answer) => {
  expect(answerOfShare(share)).toEqual(answer);
});

test("no failure where somebody chose the end", () => {
  for (const after of ["stopped", "ended", "left", null] as const) expect(failureOf({ is: "off", after })).toBeNull();
});
