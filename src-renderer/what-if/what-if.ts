import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { DayChecked, DayKnown, KeptDay, WhatIf } from "../../src-shared/replay/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { store } from "../store.ts";
import { type Change, dayChanges, isKnown, keyOf, withChange } from "./changes.ts";

export type Doing = "days" | "day" | "check" | "whatIf";

/** What was asked, and what came of it. */
export interface Result {
  readonly day: string;
  readonly changes: readonly Change[];
  readonly answer: WhatIf;
}

/** The section as it was left: a result is not lost by looking elsewhere. */
export interface Kept {
  /** Null until the hub has answered. */
  readonly days: readonly KeptDay[] | null;
  readonly day: string | null;
  readonly known: DayKnown | null;
  readonly changes: readonly Change[];
  readonly seed: string;
  /** What the hub is at for this desk, and since when. */
  readonly doing: { readonly what: Doing; readonly since: number } | null;
  readonly checked: DayChecked | null;
  readonly result: Result | null;
  readonly fault: { readonly of: Doing; readonly fault: Fault } | null;
}

const kept = createStore<Kept>(() => ({
  days: null,
  day: null,
  known: null,
  changes: [],
  seed: "1",
  doing: null,
  checked: null,
  result: null,
  fault: null,
}));

export const useWhatIf = (): Kept => useStore(kept);

/** One thing at a time; what comes of it is passed to `then` if nothing else was begun since. */
async function doing<T>(what: Doing, ask: () => Promise<T>, then: (answer: T) => void): Promise<void> {
  const mine = { what, since: machine.now() + (store.getState().desk?.clockOffset ?? 0) };
  kept.setState({ doing: mine, fault: null });
  const isMine = (): boolean => kept.getState().doing === mine;
  try {
    const answer = await ask();
    if (isMine()) then(answer);
  } catch (error) {
    const fault = faultOf(error);
    // Who stopped it himself needs not be told.
    if (isMine() && fault.reason !== "replay-stopped") kept.setState({ fault: { of: what, fault } });
  } finally {
    if (isMine()) kept.setState({ doing: null });
  }
}

/** Looks which days there are, and reads the newest on which anybody came. */
export function lookForDays(): void {
  if (kept.getState().doing) return;
  void doing(
    "days",
    () => desk.ask("replay.days", {}),
    ({ days }) => {
      kept.setState({ days });
      const first = days.find(({ conversations }) => conversations > 0) ?? days[0];
      if (kept.getState().day === null && first) chooseDay(first.day);
    },
  );
}

export function chooseDay(day: string): void {
  kept.setState({ day, known: null, checked: null });
  void doing(
    "day",
    () => desk.ask("replay.day", { day }),
    (known) => kept.setState(({ changes }) => ({ known, changes: changes.filter((one) => isKnown(one, known)) })),
  );
}

export function checkDay(): void {
  const { day } = kept.getState();
  if (day === null) return;
  kept.setState({ checked: null });
  void doing(
    "check",
    () => desk.ask("replay.check", { day }),
    (checked) => kept.setState({ checked }),
  );
}

export function runWhatIf(): void {
  const { known, changes, seed } = kept.getState();
  const number = seedIn(seed);
  if (known === null || number === null) return;
  const { day } = known;
  void doing(
    "whatIf",
    () => desk.ask("replay.whatIf", { day, changes: dayChanges(changes, known), seed: number }),
    (answer) => kept.setState({ result: { day, changes, answer } }),
  );
}

/** Ends what runs for this account at the hub, also what another desk of it began. */
export function stopReplay(): void {
  const { doing: stopped } = kept.getState();
  desk.ask("replay.stop", {}).then(
    () => kept.setState({ fault: null }),
    (error: unknown) => kept.setState({ fault: { of: stopped?.what ?? "days", fault: faultOf(error) } }),
  );
}

/** After a fault: the same again. */
export function tryAgain({ of }: NonNullable<Kept["fault"]>): void {
  const { day } = kept.getState();
  if (of === "check") return checkDay();
  if (of === "whatIf") return runWhatIf();
  if (of === "day" && day !== null) return chooseDay(day);
  lookForDays();
}

export function addChange(change: Change): void {
  kept.setState(({ changes }) => ({ changes: withChange(changes, change) }));
}

export function removeChange(change: Change): void {
  kept.setState(({ changes }) => ({ changes: changes.filter((one) => keyOf(one) !== keyOf(change)) }));
}

export function setSeed(seed: string): void {
  kept.setState({ seed });
}

/** A whole number that the hub takes; null for anything else. */
export function seedIn(seed: string): number | null {
  const number = /^\d{1,10}$/.test(seed.trim()) ? Number(seed) : null;
  return number !== null && number <= 2 ** 31 ? number : null;
}
