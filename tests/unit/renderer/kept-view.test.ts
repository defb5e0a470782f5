import { expect, test } from "vitest";
import { keepView } from "../../../src-renderer/kept-view.ts";
import { deskStore, type Store } from "../../../src-renderer/store.ts";
import {
  keepDraft,
  keepWrapUp,
  markRead,
  openConversationView,
  openRoom,
  searchCallLog,
} from "../../../src-renderer/view.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { aDeskSnapshot } from "../../support/agent-state.ts";
import { idOfNumber, played, wholeView } from "../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;
const view = wholeView(played(first, ["offers", "accepts"]));

function aShelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, words: string) => void kept.set(name, words),
  };
}

function aWindow(shelf: Parameters<typeof keepView>[1]): Store {
  const store = deskStore();
  keepView(store, shelf);
  return store;
}

test("a reloaded window is where it was, with what was read, written and searched", () => {
  const shelf = aShelf();
  const store = aWindow(shelf);
  openConversationView(store, first);
  openRoom(store, "call-log");
  markRead(store, first, 4);
  keepDraft(store, first, { message: "Half a sen" });
  keepWrapUp(store, first, { outcome: "solved" });
  searchCallLog(store, "rovaniemi");
  expect(aWindow(shelf).getState().view).toEqual(store.getState().view);
});

test("what belongs to no conversation of this agent is forgotten, as soon as the hub has said which are his", () => {
  const shelf = aShelf();
  const store = aWindow(shelf);
  keepDraft(store, first, { message: "mine" });
  keepDraft(store, second, { message: "of somebody who sat here before" });
  store.setState({ desk: aDeskSnapshot([view]) });
  expect(Object.keys(aWindow(shelf).getState().view.drafts)).toEqual([first]);
});

test.each(["", "{", "[]", '{"room":"cellar"}'])("kept as %j it is not believed", (words) => {
  const shelf = aShelf();
  shelf.setItem("frontdesk.view", words);
  expect(aWindow(shelf).getState()).toEqual(deskStore().getState());
});

test("a shelf that is full loses nothing of what is on the screen", () => {
  const store = aWindow({
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  keepDraft(store, first, { message: "A book" });
  expect(store.getState().view.drafts[first]?.message).toBe("A book");
});
