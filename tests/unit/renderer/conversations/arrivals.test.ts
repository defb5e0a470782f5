import { anOffer } from "../../../support/visits.ts";
import { expect, test } from "vitest";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { arrivals } from "../../../../src-renderer/conversations/arrivals.ts";
import { aDeskSnapshot } from "../../../support/agent-state.ts";
import { freshView, idOfNumber, played, wholeView } from "../../../support/history.ts";

const history = played(idOfNumber(1) as ConversationId, ["offers", "accepts", "says", "answers", "says"]);
const whole = wholeView(history);
const old = freshView(history, { public: 2, staff: history.staff.length });

test("what the visitor wrote since is said, and what we wrote is not", () => {
  const said = arrivals(aDeskSnapshot([old]), aDeskSnapshot([whole]));
  expect(said).toEqual([
    { kind: "message", conversation: history.conversation, name: "Maria", text: "Words 3" },
    { kind: "message", conversation: history.conversation, name: "Maria", text: "Words 5" },
  ]);
});

test("nothing arrives with a first state, with a conversation that was not held, or twice", () => {
  const now = aDeskSnapshot([whole]);
  expect(arrivals(null, now)).toEqual([]);
  expect(arrivals(aDeskSnapshot([]), now)).toEqual([]);
  expect(arrivals({ ...now, hub: null }, now)).toEqual([]);
  expect(arrivals(now, aDeskSnapshot([whole]))).toEqual([]);
});

test("a new offer arrives once", () => {
  const offer = anOffer(1, 0);
  const empty = aDeskSnapshot([]);
  const offered = { ...empty, hub: { ...empty.hub!, offers: [offer] } };
  expect(arrivals(empty, offered)).toEqual([{ kind: "offer", name: "Maria", queue: "Sales", isAuto: false }]);
  expect(arrivals(offered, { ...offered, hub: { ...offered.hub, offers: [{ ...offer, before: 1 }] } })).toEqual([]);
});

const talk = ["offers", "accepts"] as const;
const kinds = (steps: Parameters<typeof played>[1], last: Parameters<typeof played>[1]) => {
  const snapshot = (order: typeof steps) => aDeskSnapshot([wholeView(played(idOfNumber(1) as ConversationId, order))]);
  return arrivals(snapshot([...talk, ...steps]), snapshot([...talk, ...steps, ...last])).map((arrival) =>
    arrival.kind === "outcome" ? `${arrival.event.type} of the ${arrival.by}` : arrival.kind,
  );
};

test.each([
  ["a visitor who calls", [], ["asks-for-video"], ["video"]],
  ["a visitor who took it back", ["asks-for-video"], ["cancels"], ["video.cancelled of the visitor"]],
  ["a visitor's call that was missed", ["asks-for-video"], ["expires"], ["video.expired of the visitor"]],
  ["what the agent declined", ["asks-for-video"], ["rejects"], []],
  ["the agent's own invite", [], ["invites"], []],
  ["what the agent took back", ["invites"], ["cancels"], []],
  ["a visitor's refusal", ["invites"], ["rejects"], ["video.rejected of the agent"]],
  ["an invite without an answer", ["invites"], ["expires"], ["video.expired of the agent"]],
] as ReadonlyArray<[string, Parameters<typeof played>[1], Parameters<typeof played>[1], string[]]>)(
  "of video is said: %s",
  (_case, before, last, said) => {
    expect(kinds(before, last)).toEqual(said);
  },
);
