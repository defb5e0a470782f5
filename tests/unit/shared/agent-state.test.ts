import { presenceIn } from "../../../src-shared/presence/model.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agentCursors, type AgentPlaced, applyAgent, greetAgent } from "../../../src-shared/contracts/agent-state.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { OfferId } from "../../../src-shared/queues/model.ts";
import { plainWrapUp } from "../../../src-shared/wrap-up/model.ts";
import { anAgentState } from "../../support/agent-state.ts";
import { freshView, histories, idOfNumber, played, sales, wholeView, type History } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;
const active = ["offers", "accepts", "says"] as const;
const missed = { id: idOfNumber(1, 5) as OfferId, visitor: "Maria", queue: "Sales", at: 7 };
const wrapUp = { conversation: first, rules: plainWrapUp, until: null, isExtended: false, draft: null };

test.each<[string, AgentPlaced["event"], object]>([
  ["presence", { type: "presence.changed", presence: presenceIn("away", 7) }, { presence: presenceIn("away", 7) }],
  [
    "queues",
    { type: "queues.changed", queues: [{ queue: sales, waiting: 3, longestSince: 5 }] },
    { queues: [{ queue: sales, waiting: 3, longestSince: 5 }] },
  ],
  ["wrapUps", { type: "wrapUps.changed", wrapUps: [wrapUp] }, { wrapUps: [wrapUp] }],
  ["offers", { type: "offers.changed", offers: [], missed }, { offers: [], missed }],
])("the topic %s is replaced as a whole and nothing else changes", (topic, event, part) => {
  const state = anAgentState([wholeView(played(first, active))]);
  expect(applyAgent(state, { topic, version: 1, event })).toEqual({ state: { ...state, ...part }, gap: false });
});

test("a conversation that the agent takes comes whole", () => {
  const view = wholeView(played(first, active));
  const { state } = applyAgent(anAgentState(), {
    topic: "conversation",
    version: 1,
    event: { type: "conversation.opened", view },
  });
  expect(state.conversations).toEqual([view]);
});

test("what passes, and what nobody knows, leaves the very same state", () => {
  const state = anAgentState([wholeView(played(first, active))]);
  const typing = { type: "chat.typing", conversation: first, from: { kind: "visitor", name: "Maria" } } as const;
  expect(applyAgent(state, { event: typing }).state).toBe(state);
  expect(applyAgent(state, { topic: "moods", version: 1, event: { type: "unknown", raw: {} } }).state).toBe(state);
});

/** What the hub answers to a hello with these cursors: the rest of each log that is near, else the whole. */
function answered(histories: History[], whole: boolean, cursors: Record<string, number>) {
  const open = histories.filter((history) => history.staff.at(-1)?.type !== "conversation.closed");
  const missed: Record<string, Array<{ seq: number; event: never }>> = {};
  const fresh = open.filter((history) => whole || cursors[logOf(history.conversation, "public")] === undefined);
  for (const history of open) {
    if (fresh.includes(history)) continue;
    for (const kind of ["public", "staff"] as const) {
      const log = logOf(history.conversation, kind);
      missed[log] = history[kind]
        .map((event, index) => ({ seq: index + 1, event: event as never }))
        .filter(({ seq }) => seq > (cursors[log] ?? 0));
    }
  }
  const state = {
    ...anAgentState(),
    conversations: fresh.map(wholeView),
    open: open.map(({ conversation }) => conversation),
  };
  return { protocol: 1, epoch: "e", now: 0, beat: 0, state, missed };
}

test("after a lost link it holds the same as one that was never away, whether the hub fills in or sends all", () => {
  fc.assert(
    fc.property(
      histories(1),
      histories(2),
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
      (one, two, heldSecond, whole, cut) => {
        const before = freshView(one, { public: 1 + (cut % one.public.length), staff: cut % (one.staff.length + 1) });
        const held = anAgentState([before, ...(heldSecond ? [freshView(two, { public: 1, staff: 0 })] : [])]);
        const answer = answered([one, two], whole, agentCursors(held));
        const state = greetAgent(held, answer);
        const byId = <T extends { public: { summary: { id: string } } }>(views: T[]) =>
          views.toSorted((a, b) => (a.public.summary.id < b.public.summary.id ? -1 : 1));
        const open = [one, two].filter(({ conversation }) => answer.state.open.includes(conversation));
        expect(byId(state.conversations)).toEqual(open.map(wholeView));
      },
    ),
  );
});

test("a conversation that is over by now is not kept", () => {
  const held = anAgentState([wholeView(played(first, active)), wholeView(played(second, active))]);
  const answer = { protocol: 1, epoch: "e", now: 0, beat: 0, state: { ...anAgentState(), open: [second] }, missed: {} };
  expect(greetAgent(held, answer).conversations).toEqual([held.conversations[1]]);
});

test("cursors name both logs of each conversation, and none where nothing is held", () => {
  const history = played(first, [...active, "notes"]);
  expect(agentCursors(anAgentState([wholeView(history)]))).toEqual({
    [logOf(first, "public")]: history.public.length,
    [logOf(first, "staff")]: history.staff.length,
  });
  expect(agentCursors(null)).toEqual({});
});
