import { expect, test } from "vitest";
import { type AgentState, applyAgent, greetAgent } from "../../../src-shared/contracts/agent-state.ts";
import type { StaffEvent } from "../../../src-shared/conversations/events.ts";
import { logOf } from "../../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { type ConversationView, noStaffSummary, summariseStaff } from "../../../src-shared/conversations/state.ts";
import type { WaitId } from "../../../src-shared/routing/ids.ts";
import { applyInHands, type InHands, leaves } from "../../../src-shared/transfers/state.ts";
import { anAgentState } from "../../support/agent-state.ts";
import { anna, idOfNumber, played, sales, wholeView } from "../../support/history.ts";

const conversation = idOfNumber(1) as ConversationId;
const jonas = { ...anna, id: idOfNumber(2, 9) as typeof anna.id, name: "Jonas" };
const mika = { ...anna, id: idOfNumber(3, 9) as typeof anna.id, name: "Mika" };
const transfer = idOfNumber(7, 7) as WaitId;
const about = { conversation, after: 2 };

const begun = { type: "transfer.begun", ...about, at: 10, transfer, kind: "consult", note: "", by: anna } as const;
const events = {
  begun: { ...begun, to: { kind: "agent", agent: jonas } },
  refused: {
    type: "transfer.refused",
    ...about,
    at: 11,
    transfer,
    kind: "consult",
    by: anna,
    agent: jonas,
    why: "missed",
  },
  joined: { type: "part.joined", ...about, at: 12, who: jonas, kind: "consult", transfer },
  mikaJoined: { type: "part.joined", ...about, at: 12, who: mika, kind: "conference", transfer: null },
  comesIn: { type: "part.joined", ...about, at: 13, who: jonas, kind: "conference", transfer: null },
  left: { type: "part.left", ...about, at: 14, who: jonas, by: "owner" },
  handed: { type: "transfer.done", ...about, at: 15, from: anna, to: jonas, how: "warm", stays: false, transfer: null },
  stays: {
    type: "transfer.done",
    ...about,
    at: 15,
    from: anna,
    to: jonas,
    how: "conference",
    stays: true,
    transfer: null,
  },
  parked: { type: "conversation.parked", ...about, at: 16, until: null },
  resumed: { type: "conversation.resumed", ...about, at: 17, why: "visitor" },
} as const satisfies Record<string, StaffEvent>;

const after = (...names: Array<keyof typeof events>) =>
  names.map((name) => events[name]).reduce<typeof noStaffSummary>(summariseStaff, { ...noStaffSummary, owner: anna });

test.each([
  ["asked", ["begun"], { transfer: { id: transfer, kind: "consult", at: 10 }, owner: anna }],
  ["refused", ["begun", "refused"], { transfer: null, owner: anna }],
  ["come", ["begun", "joined"], { transfer: null, parts: [{ who: jonas, kind: "consult", since: 12 }] }],
  ["brought in", ["joined", "comesIn"], { parts: [{ who: jonas, kind: "conference", since: 12 }] }],
  ["two at once, always in one order", ["mikaJoined", "joined"], { parts: [{ who: jonas }, { who: mika }] }],
  ["one asked for while another is brought in", ["joined", "begun", "comesIn"], { transfer: { id: transfer } }],
  ["gone", ["joined", "left"], { parts: [], owner: anna }],
  ["handed over", ["joined", "handed"], { parts: [], owner: jonas }],
  ["handed over and stayed", ["joined", "stays"], { parts: [{ who: anna, kind: "conference" }], owner: jonas }],
  ["parked", ["parked"], { parked: { since: 16, until: null } }],
  ["taken up", ["parked", "resumed"], { parked: null }],
  ["parked and taken by another", ["parked", "handed"], { parked: null, owner: jonas }],
] as const)("what staff see: %s", (_, names, seen) => {
  expect(after(...names)).toMatchObject(seen);
});

test("what the visitor sees: hold, whom she has, and who is with her in one order", () => {
  const hands: InHands = { agent: { name: "Anna" }, queue: sales, rules: null, heldAt: null, colleagues: [] };
  const at = 5;
  const [b, a] = ["agent:b", "agent:a"].map((identity) => ({ identity, name: identity })) as [
    { identity: string; name: string },
    { identity: string; name: string },
  ];
  const held = applyInHands(hands, { type: "conversation.held", conversation, at });
  expect(held.heldAt).toBe(5);
  expect(applyInHands(held, { type: "conversation.unheld", conversation, at }).heldAt).toBeNull();
  const one = applyInHands(hands, { type: "colleague.joined", conversation, at, colleague: b });
  const two = applyInHands(one, { type: "colleague.joined", conversation, at, colleague: a });
  expect(two.colleagues).toEqual([a, b]);
  expect(applyInHands(two, { type: "colleague.left", conversation, at, colleague: b }).colleagues).toEqual([a]);
  const rules = { agent: true, visitor: true, camera: "classic" } as const;
  const moved = {
    type: "conversation.movedTo",
    conversation,
    at,
    agent: { name: "Jonas" },
    queue: sales,
    rules,
  } as const;
  expect(applyInHands(two, moved)).toMatchObject({ agent: { name: "Jonas" }, rules, colleagues: [a, b] });
});

test("who leaves hears no more of it: only of his own going, and not when he stays", () => {
  const of = (event: StaffEvent) => [anna, jonas].filter(({ id }) => leaves(event, id)).map(({ name }) => name);
  expect(of(events.left)).toEqual(["Jonas"]);
  expect(of(events.handed)).toEqual(["Anna"]);
  expect(of(events.stays)).toEqual([]);
  expect(of(events.joined)).toEqual([]);
});

const view = (): ConversationView => wholeView(played(conversation, ["offers", "accepts"]));
const next = (held: ConversationView, event: StaffEvent, by = 1) => ({
  event,
  log: logOf(conversation, "staff"),
  seq: held.staff.head + by,
});

test("a conversation that is handed on leaves the desk with the event that says so", () => {
  const held = view();
  const state = anAgentState([held]);
  const applied = applyAgent(state, next(held, events.handed));
  expect(applied).toEqual({ state: { ...state, conversations: [] }, gap: false });
  expect(applyAgent(state, next(held, events.stays)).state.conversations).toHaveLength(1);
});

test("who left and came back while his line was cut has it all, as the hub says that it is open", () => {
  const held = view();
  const state: AgentState = anAgentState([held]);
  const back = { ...events.stays, from: jonas, to: anna, stays: false };
  const entries = [events.handed, back].map((event, index) => ({ seq: held.staff.head + index + 1, event }));
  const greeted = greetAgent(state, {
    protocol: 1,
    beat: 3_000,
    epoch: "e",
    now: 0,
    state: { ...state, conversations: [], open: [conversation] },
    missed: { [logOf(conversation, "staff")]: entries, [logOf(conversation, "public")]: [] },
  });
  expect(greeted.conversations[0]?.staff.summary.owner).toEqual(anna);
  expect(greeted.conversations[0]?.staff.head).toBe(held.staff.head + 2);
});
