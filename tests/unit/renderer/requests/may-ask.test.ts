import { expect, test } from "vitest";
import type { RemoteView } from "../../../../src-renderer/media/state.ts";
import { externalLink } from "../../../../src-main/shell/electron/navigation.ts";
import { safeHref } from "../../../../src-renderer/chat/links.ts";
import { accuracyOf, coordinatesOf, mapAddress } from "../../../../src-renderer/requests/coordinates.ts";
import { askableOf } from "../../../../src-renderer/requests/may-ask.ts";
import type { PublicSummary } from "../../../../src-shared/conversations/state.ts";
import type { Request, RequestId, RequestKind } from "../../../../src-shared/requests/model.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

type Steps = Parameters<typeof played>[1];
const active: Steps = ["offers", "accepts"];
const call: Steps = [...active, "invites", "takes"];
const summaryOf = (steps: Steps) => wholeView(played(idOfNumber(1) as never, steps)).public.summary;
const maria: RemoteView = {
  identity: "visitor:1",
  name: "Maria",
  camera: false,
  microphone: true,
  screen: false,
  speaking: false,
  quality: "good",
};
const asked = (kind: RequestKind, by: "visitor" | "agent"): Request => ({
  id: idOfNumber(3) as RequestId,
  kind,
  by,
  expiresAt: 1,
});

function inMode(summary: PublicSummary, camera: "one-way"): PublicSummary {
  return { ...summary, call: summary.call && { ...summary.call, camera } };
}

test.each<[string, PublicSummary, RemoteView | undefined, unknown[]]>([
  ["a chat", summaryOf(active), undefined, ["noCall", "noCall", undefined, undefined]],
  ["a call that he has not joined", summaryOf(call), undefined, [undefined, undefined, undefined, undefined]],
  ["a call without a camera", summaryOf(call), maria, [undefined, undefined, undefined, undefined]],
  ["a one-way call", inMode(summaryOf(call), "one-way"), maria, ["oneWay", undefined, undefined, undefined]],
  [
    "a call in which he shows all",
    summaryOf(call),
    { ...maria, camera: true, screen: true },
    ["cameraOn", "sharing", undefined, undefined],
  ],
  [
    "a chat with an open ask",
    { ...summaryOf(active), requests: [asked("photo", "agent")] },
    undefined,
    ["noCall", "noCall", "open", undefined],
  ],
  [
    "a call in which he asks to be shown",
    { ...summaryOf(call), requests: [asked("share", "visitor")] },
    maria,
    [undefined, undefined, undefined, undefined],
  ],
])("what the visitor can be asked for in %s", (_case, summary, other, whys) => {
  const asks = askableOf(summary, other);
  expect(asks.map(({ kind }) => kind)).toEqual(["camera", "share", "photo", "location"]);
  expect(asks.map(({ why }) => why)).toEqual(whys);
});

test.each([
  [{ latitude: 60.169524, longitude: 24.935449, accuracy: 24.2 }, "60.16952, 24.93545", "25 m"],
  [{ latitude: -33.8, longitude: -0.000001, accuracy: 0 }, "-33.80000, 0.00000", "0 m"],
  [{ latitude: 90, longitude: 180, accuracy: 1_234 }, "90.00000, 180.00000", "1.3 km"],
] as const)("%j is written for a map as %s, within %s", (location, numbers, within) => {
  expect([coordinatesOf(location), accuracyOf(location)]).toEqual([numbers, within]);
});

test.each([
  [{ latitude: 60.17, longitude: 24.94, accuracy: 12 }, "?mlat=60.17000&mlon=24.94000#map=17/60.17000/24.94000"],
  [{ latitude: -0.000001, longitude: -180, accuracy: 900 }, "?mlat=0.00000&mlon=-180.00000#map=14/0.00000/-180.00000"],
  [{ latitude: 1e-7, longitude: 1e-7, accuracy: 5e7 }, "?mlat=0.00000&mlon=0.00000#map=8/0.00000/0.00000"],
])("the map of %j has only its numbers in its address, and main would open it", (location, rest) => {
  const address = mapAddress(location);
  expect(address).toBe(`https://www.openstreetmap.org/${rest}`);
  expect([safeHref(address), externalLink(address)]).toEqual([address, address]);
});
