import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../../src-shared/conversations/state.ts";
import type { Request, RequestId, RequestKind } from "../../../src-shared/requests/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { locationFailure } from "../../../src-visitor/requests/location.ts";
import { fitted } from "../../../src-visitor/requests/photo.ts";
import { declined, type RequestPorts, requestsOf } from "../../../src-visitor/requests/requests.ts";
import { askedFirst, sendable } from "../../../src-visitor/video/camera-mode.ts";
import type { VideoScreen } from "../../../src-visitor/video/parts.ts";
import { turns } from "../../support/hand-clock.ts";
import { idOfNumber } from "../../support/history.ts";
import { pageOf } from "../../support/visitor-page.ts";

const request = (number: number, kind: RequestKind, by: Request["by"] = "agent"): Request => ({
  id: idOfNumber(number, 4) as RequestId,
  kind,
  by,
  expiresAt: 9,
});

function asked(requests: Request[], screen: VideoScreen, refused?: () => never) {
  const sent: Array<[string, unknown]> = [];
  const { summary } = pageOf(idOfNumber(1) as ConversationId, []);
  const held = signal<PublicSummary | undefined>({ ...summary, state: "active", requests });
  const ask = ((name: string, input: unknown) => {
    sent.push([name, input]);
    return Promise.resolve().then(() => refused?.() ?? {});
  }) as RequestPorts["ask"];
  return { sent, held, ...requestsOf({ ask, summary: held, screen: signal(screen) }) };
}
const kindsOf = (requests: readonly Request[]) => requests.map(({ kind }) => kind);

test("a request of the call stands where the call is, one of the conversation anywhere, one's own apart", () => {
  const all = [request(1, "camera"), request(2, "photo"), request(3, "share", "visitor")];
  expect(kindsOf(asked(all, "call").toMe.value)).toEqual(["camera", "photo"]);
  expect(kindsOf(asked(all, "none").toMe.value)).toEqual(["photo"]);
  expect(kindsOf(asked(all, "none").mine.value)).toEqual(["share"]);
});

test("what this browser cannot do is answered at once, once, and never asked", () => {
  // Node has neither a screen to share nor a place.
  const { sent, toMe, held } = asked([request(1, "share"), request(2, "location")], "call");
  held.value = { ...held.value! };
  expect(toMe.value).toEqual([]);
  expect(sent).toEqual([
    ["request.answer", { request: idOfNumber(1, 4), outcome: "failed", why: "unsupported" }],
    ["request.answer", { request: idOfNumber(2, 4), outcome: "failed", why: "unsupported" }],
  ]);
});

test("an answer that comes too late needs no words of its own; another refusal is told", async () => {
  const late = asked([], "call", () => {
    throw refuse("gone", "request-gone");
  });
  await late.answer(idOfNumber(1, 4) as RequestId, declined);
  expect(late.fault.value).toBeNull();
  const twice = asked([], "call", () => {
    throw refuse("conflict", "request-open");
  });
  twice.askToBeShown();
  await turns();
  expect(twice.sent).toEqual([["request.make", { conversation: idOfNumber(1), kind: "share" }]]);
  expect(twice.fault.value?.code).toBe("conflict");
});

test("a photo is sent at most 1280 pixels long, in its own proportions, and never enlarged", () => {
  expect(fitted(4_032, 3_024)).toEqual({ width: 1_280, height: 960 });
  expect(fitted(3_024, 4_032)).toEqual({ width: 960, height: 1_280 });
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
  expect(fitted(10_000, 1)).toEqual({ width: 1_280, height: 1 });
});

test.each([
  [1, "blocked"],
  [2, "missing"],
  [3, "failed"],
] as const)("the browser's code %i of a place not found is %s", (code, why) => {
  expect(locationFailure(code)).toBe(why);
});

test.each([
  ["classic", ["camera", "microphone"], ["camera", "microphone"]],
  ["one-way", ["microphone"], ["microphone"]],
  ["off-by-default", ["microphone"], ["camera", "microphone"]],
] as const)("%s: asked for first %j, sent at most %j", (mode, first, all) => {
  expect(askedFirst(mode)).toEqual(first);
  expect(sendable(mode)).toEqual(all);
});
