import { expect, test } from "vitest";
import type { HubLink } from "../../../../src-shared/hub-link/desk-asks.ts";
import type { LinkState } from "../../../../src-shared/rpc/link.ts";
import { isLinked, linkHealth } from "../../../../src-renderer/hub-link/link-health.ts";
import type { DeskStore } from "../../../../src-renderer/store.ts";

const ready: LinkState = { state: "ready" };
const desk = (link: HubLink) => ({ link }) as DeskStore["desk"];

test.each<[LinkState, HubLink | null, unknown]>([
  [{ state: "connecting" }, null, { state: "connecting" }],
  [ready, null, { state: "connecting" }],
  [ready, { state: "ready" }, { state: "connected" }],
  [ready, { state: "connecting" }, { state: "connecting" }],
  [ready, { state: "signed-out", fault: null }, { state: "signed-out" }],
  [ready, { state: "lost", retryAt: 7 }, { state: "lost", stretch: "hub", retryAt: 7 }],
  // What main knew of the hub when it was last heard says nothing now.
  [{ state: "lost", retryAt: 5 }, { state: "ready" }, { state: "lost", stretch: "main", retryAt: 5 }],
  [{ state: "connecting" }, { state: "ready" }, { state: "connecting" }],
])("to main %j, to the hub %j: %j", (link, hub, health) => {
  const at = { link, desk: hub && desk(hub) };
  expect(linkHealth(at)).toEqual(health);
  expect(isLinked(at)).toBe(linkHealth(at).state === "connected");
});
