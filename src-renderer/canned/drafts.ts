import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { store } from "../store.ts";

/** What was changed and not saved. `before` null: it is new. */
export interface Draft<Body> {
  readonly before: Body | null;
  readonly now: Body;
}

type Drafts = Readonly<Record<string, Draft<unknown>>>;

/** By id; kept while another place is open, until it is saved or left on purpose. */
const drafts = createStore<Drafts>(() => ({}));
let whose: AccountId | null = null;

// Another account finds nothing of the one before.
store.subscribe(({ desk }) => {
  const account = desk?.hub?.account.id ?? whose;
  if (account === whose) return;
  if (whose !== null) drafts.setState({}, true);
  whose = account;
});

export const useDrafts = (): Drafts => useStore(drafts);

/** Null: it was saved, or left on purpose. */
export function keepDraft(id: string, draft: Draft<unknown> | null): void {
  drafts.setState(({ [id]: _before, ...others }) => (draft === null ? others : { ...others, [id]: draft }), true);
}
