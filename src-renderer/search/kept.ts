import { createStore } from "zustand/vanilla";
import { useStore } from "zustand/react";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Hit, SearchFilters } from "../../src-shared/history/model.ts";
import { store } from "../store.ts";

/** What is chosen of a time: nothing, or how many days back. */
export const periods = ["any", "day", "week", "month", "year"] as const;
export type Period = (typeof periods)[number];

interface Kept {
  readonly words: string;
  readonly filters: Omit<SearchFilters, "from" | "until">;
  readonly period: Period;
  /** What is open at the right. */
  readonly chosen: Hit | null;
}

const nothingKept: Kept = { words: "", filters: {}, period: "any", chosen: null };

/** What was searched for last stays while another room is open. */
const kept = createStore<Kept>(() => nothingKept);
let whose: AccountId | null = null;

// Another account finds nothing of the one before.
store.subscribe(({ desk }) => {
  const account = desk?.hub?.account.id ?? whose;
  if (account === whose) return;
  if (whose !== null) kept.setState(nothingKept, true);
  whose = account;
});

export const useSearched = (): Kept => useStore(kept);
export const keepSearch = (part: Partial<Kept>): void => kept.setState(part);

const day = 24 * 3_600_000;
const days: Record<Exclude<Period, "any">, number> = { day: 1, week: 7, month: 31, year: 366 };

/** The filters as they are asked. `now`: the hub's clock. */
export function filtersAsked({ filters, period }: Pick<Kept, "filters" | "period">, now: number): SearchFilters {
  return period === "any" ? filters : { ...filters, from: now - days[period] * day };
}

export const keyOfHit = ({ kind, conversation, seq }: Hit): string => `${conversation.id}/${kind}/${seq}`;
