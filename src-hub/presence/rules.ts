import type { ChosenState, MachineUse, PresenceState } from "../../src-shared/presence/model.ts";
import type { CodeId } from "../../src-shared/routing/ids.ts";

/** What an agent chose to be, now or next. */
export interface Choice {
  readonly state: ChosenState;
  readonly code: CodeId | null;
}

/** All that an agent's state is made of. Whether his desk is here and ready are facts beside it. */
export interface Standing {
  readonly state: PresenceState;
  readonly code: CodeId | null;
  /** What he is to be as soon as his work is done. */
  readonly next: Choice | null;
  /** What his workstation is at; null: in use. */
  readonly machine: MachineUse | null;
  /** Why the hub made him Away; null: he chose what he is. */
  readonly left: MachineUse | null;
}

export type Step =
  /** `here`: by himself, at a desk, which is thereby in use. */
  | { readonly is: "chosen"; readonly choice: Choice; readonly here: boolean }
  | { readonly is: "next"; readonly next: Choice | null }
  /** An offer rang to its end. */
  | { readonly is: "missed" }
  | { readonly is: "machine"; readonly use: MachineUse | null }
  /** His first desk came, or his last was lost: what he is stays what he chose. */
  | { readonly is: "came" }
  | { readonly is: "lost" }
  /** Something of his work began or ended. */
  | { readonly is: "settled" };

/**
 * The one machine of agent states. `works`: he has something in hand after this step, be it ringing or in wrap-up.
 * Whatever the step was, what was to follow follows as soon as he has nothing in hand (features A2).
 */
export function after(before: Standing, step: Step, works: boolean): Standing {
  const standing = stepped(before, step);
  return standing.next === null || works ? standing : chosen(standing, standing.next);
}

function stepped(standing: Standing, step: Step): Standing {
  switch (step.is) {
    case "chosen":
      return chosen(step.here ? { ...standing, machine: null } : standing, step.choice);
    case "next":
      return { ...standing, next: step.next && isAlready(standing, step.next) ? null : step.next };
    case "missed":
      // Who has said what comes next is not asked to click himself back: that comes, once the rest is done.
      return standing.next === null ? { ...standing, state: "not-responding", code: null, left: null } : standing;
    case "machine":
      return step.use === null ? inUse(standing) : unused(standing, step.use);
    case "came":
    case "lost":
    case "settled":
      return standing;
  }
}

function chosen(standing: Standing, { state, code }: Choice): Standing {
  return { ...standing, state, code, next: null, left: null };
}

function isAlready({ state, code }: Standing, choice: Choice): boolean {
  return state === choice.state && code === choice.code;
}

/** Nobody sits there: who was Available is Away. What he had chosen himself stays. */
function unused(standing: Standing, use: MachineUse): Standing {
  if (standing.state === "available") return { ...standing, machine: use, state: "away", code: null, left: use };
  // Idle counts for more than what came before or after it: it takes a click to be undone.
  return { ...standing, machine: use, left: standing.left !== null && use === "idle" ? "idle" : standing.left };
}

/**
 * It is used again. Who unlocks or wakes a workstation has come back to work on it, and knows that he had left: he is
 * Available as before. A mouse that moves after idle minutes proves nothing, so that takes a click.
 */
function inUse(standing: Standing): Standing {
  const back = standing.state === "away" && (standing.left === "locked" || standing.left === "asleep");
  return back
    ? { ...standing, machine: null, state: "available", code: null, left: null }
    : { ...standing, machine: null };
}

/** Whether this state lets him be offered anything. */
export function isOpen({ state, next, machine }: Pick<Standing, "state" | "machine"> & { next: unknown }): boolean {
  return state === "available" && next === null && machine === null;
}
