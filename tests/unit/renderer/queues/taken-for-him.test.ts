import { expect, test } from "vitest";
import { takenForHim } from "../../../../src-renderer/queues/taken-for-him.ts";
import { timedOut } from "../../../../src-renderer/conversations/wrap-up-over.ts";
import { deskStore, type DeskStore, type Store } from "../../../../src-renderer/store.ts";
import { markAnswering } from "../../../../src-renderer/view.ts";
import type { AgentState } from "../../../../src-shared/contracts/agent-state.ts";
import { idOf } from "../../../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { plainWrapUp } from "../../../../src-shared/wrap-up/model.ts";
import { aDeskSnapshot } from "../../../support/agent-state.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";
import { anOffer } from "../../../support/visits.ts";

const view = wholeView(played(idOfNumber(1) as ConversationId, ["offers", "accepts"]));
const offer = anOffer(1, 0, { auto: true, conversation: idOf(view) });

/** The window with this of the hub. */
function holding(hub: Partial<AgentState>, over?: (store: Store) => void): DeskStore {
  const store = deskStore();
  const snapshot = aDeskSnapshot();
  store.setState({ desk: { ...snapshot, hub: { ...snapshot.hub!, ...hub } } });
  over?.(store);
  return store.getState();
}

test("an offer that the hub accepted is told; one that he took, or that went elsewhere, is not", () => {
  const before = holding({ offers: [offer] });
  expect(takenForHim(before, holding({ conversations: [view] }))).toEqual([offer]);
  expect(takenForHim(before, holding({}))).toEqual([]);
  const byHim = holding({ conversations: [view] }, (store) => markAnswering(store, offer.id, "accept"));
  expect(takenForHim(before, byHim)).toEqual([]);
  const asked = holding({ offers: [{ ...offer, auto: false }] });
  expect(takenForHim(asked, holding({ conversations: [view] }))).toEqual([]);
  expect(takenForHim(before, before)).toEqual([]);
});

test("a wrap-up that ended by its time is told; one that was finished before is not", () => {
  const wrapUp = { conversation: idOf(view), rules: plainWrapUp, until: 1_000, isExtended: false, draft: null };
  const [before, after] = [holding({ wrapUps: [wrapUp] }), holding({})];
  expect(timedOut(before, after, 1_000)).toEqual([wrapUp]);
  expect(timedOut(before, after, 999)).toEqual([]);
  expect(timedOut(holding({ wrapUps: [{ ...wrapUp, until: null }] }), after, 5_000)).toEqual([]);
});
