import { presenceIn } from "../../../src-shared/presence/model.ts";
import { expect, test } from "vitest";
import { applyAgent } from "../../../src-shared/contracts/agent-state.ts";
import { applyDesk, type DeskPlaced } from "../../../src-shared/contracts/desk-state.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { aDeskSnapshot, anAgentState } from "../../support/agent-state.ts";
import { idOfNumber, played, wholeView } from "../../support/history.ts";
import { noRing } from "../../../src-shared/ring/desk-asks.ts";

const first = idOfNumber(1) as ConversationId;
const view = wholeView(played(first, ["offers", "accepts"]));
const settings = { ...aDeskSnapshot().settings, theme: "dark" as const };

test.each<[string, DeskPlaced["event"], object]>([
  ["link", { type: "link.changed", link: { state: "lost", retryAt: 9 } }, { link: { state: "lost", retryAt: 9 } }],
  ["ring", { type: "ring.changed", ring: { ...noRing, heard: false } }, { ring: { ...noRing, heard: false } }],
  ["settings", { type: "settings.changed", settings }, { settings }],
  ["callLog", { type: "callLog.changed", callLog: "behind" }, { callLog: "behind" }],
  [
    "hub",
    { type: "hub.changed", hub: anAgentState([view]), now: 5_000 },
    { hub: anAgentState([view]), clockOffset: 4_000 },
  ],
  ["hub", { type: "hub.changed", hub: null, now: 1_000 }, { hub: null, clockOffset: 0 }],
])("main's own topic %s", (topic, event, part) => {
  const state = aDeskSnapshot([view]);
  expect(applyDesk(state, { topic, version: 1, event }, 1_000)).toEqual({ state: { ...state, ...part }, gap: false });
});

test("the hub's events do to the window's part of the hub what they do to main's", () => {
  const state = aDeskSnapshot([view]);
  const event = { type: "conversation.ended", conversation: first, at: 9, by: "visitor" } as const;
  const next = { log: logOf(first, "public"), seq: view.public.head + 1, event };
  const applied = applyDesk(state, next, 0);
  expect(applied.state.hub).toEqual(applyAgent(state.hub!, next).state);
  expect(applied.gap).toBe(false);
  const later = applyDesk(state, { ...next, seq: next.seq + 1 }, 0);
  expect(later.gap).toBe(true);
  expect(later.state).toBe(state);
});

test("before the hub has answered there is nothing that its events could change", () => {
  const state = { ...aDeskSnapshot(), hub: null };
  const event = { type: "presence.changed", presence: presenceIn("away", 1) } as const;
  expect(applyDesk(state, { topic: "presence", version: 1, event }, 0)).toEqual({ state, gap: false });
});
