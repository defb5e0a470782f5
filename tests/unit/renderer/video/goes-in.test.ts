import { expect, test } from "vitest";
import { bigOf } from "../../../../src-renderer/video/big-picture.ts";
import { goesIn } from "../../../../src-renderer/video/goes-in.ts";
import type { RemoteView } from "../../../../src-renderer/media/state.ts";
import { askingJonas, handed, jonas } from "../../../support/handing.ts";
import { anna } from "../../../support/history.ts";

const inCall = { steps: ["offers", "accepts", "invites", "takes"] } as const;
const { comes, comesIn } = askingJonas("consult");
const { takes } = askingJonas("transfer");
const done = { type: "transfer.done", from: anna, to: jonas, how: "warm", stays: false, transfer: null } as const;
const soon = { me: jonas.id, now: 65_000, hasSpoken: true };

test.each([
  ["takes it with its call", handed([takes], inCall), soon, { microphone: true, camera: true }],
  ["takes it without a call", handed([takes]), soon, undefined],
  ["is asked for advice", handed([comes], inCall), soon, undefined],
  ["is brought in", handed([comes, comesIn], inCall), soon, { microphone: true, camera: false }],
  ["is brought in unheard", handed([comes, comesIn], inCall), { ...soon, hasSpoken: false }, undefined],
  ["is given it after a consult", handed([comes, done], inCall), soon, { microphone: true, camera: false }],
  ["comes back hours later", handed([comes, done], inCall), { ...soon, now: 9_000_000 }, undefined],
])("who %s", (_what, view, who, wanted) => {
  expect(goesIn(view, who)).toEqual(wanted);
});

const one = (identity: string, part: Partial<RemoteView> = {}): RemoteView => ({
  identity,
  name: "",
  camera: true,
  microphone: true,
  screen: false,
  speaking: false,
  quality: "good",
  ...part,
});
const people = (...parts: Array<Partial<RemoteView>>) => [
  one("agent:1", parts[0]),
  one("agent:2", parts[1]),
  one("visitor:3", parts[2]),
];

test.each([
  ["the visitor, when nobody speaks", people(), undefined, false, "visitor:3"],
  ["who speaks", people({ speaking: true }), "visitor:3", false, "agent:1"],
  ["who had it, when two speak", people({ speaking: true }, { speaking: true }), "agent:2", false, "agent:2"],
  ["who had it, when he falls silent", people(), "agent:1", false, "agent:1"],
  ["the visitor, when who had it is gone", people(), "agent:9", false, "visitor:3"],
  ["the visitor, while nobody is heard", people({ speaking: true }), undefined, true, "visitor:3"],
])("the large place has %s", (_what, there, before, isSilent, who) => {
  expect(bigOf(there, before, isSilent)).toEqual({ who, source: "camera" });
});

test("a shared screen goes before any face", () => {
  expect(bigOf(people({ speaking: true }, { screen: true }), "agent:1", false)).toEqual({
    who: "agent:2",
    source: "screen",
  });
});
