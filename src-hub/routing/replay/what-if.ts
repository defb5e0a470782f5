import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { changed, type Changes, type Config, isNamed, UnknownName } from "./changes.ts";
import { chanceOf } from "./chance.ts";
import { type Day, dayOf } from "./day.ts";
import { type Basis, guessFrom } from "./guess.ts";
import type { RoutingRow } from "../inputs.ts";
import { simulate } from "./simulate.ts";
import { recorded, type Sums, sumsOf } from "./sums.ts";

export interface WhatIf {
  /** What happened. */
  readonly recorded: Sums;
  /** The same day run again as it was set: how far it is from what happened is how far the guesses are off. */
  readonly before: Sums;
  /** With the changes. */
  readonly after: Sums;
  readonly basis: Basis;
  readonly seed: number;
}

/**
 * A day run twice with the same seed: as it was set, and with the changes. Throws `UnknownName` or a ZodError for changes
 * that the day does not understand. `from` and `to` are epoch milliseconds.
 */
export function whatIf(
  rows: readonly RoutingRow[],
  span: { readonly from: number; readonly to: number },
  changes: Changes,
  seed: number,
): WhatIf {
  const day = dayOf(rows, span.from, span.to);
  const { guess, basis } = guessFrom(day);
  const run = (one: Day, config: Config): Sums => {
    const { fared, worked } = simulate(one, config, guess, chanceOf(seed));
    return sumsOf(fared, worked, config, span.from);
  };
  const staffed = withMore(day, changes);
  return {
    recorded: sumsOf(recorded(day.arrivals), [], day.config, span.from),
    before: run(day, day.config),
    after: run(staffed, changed(staffed.config, changes)),
    basis,
    seed,
  };
}

/** More agents, each there when the one was whom he is like. */
function withMore(day: Day, { more }: Changes): Day {
  const added = more.map(({ like, name }, index) => {
    const model = day.config.agents.find((agent) => isNamed(agent, like));
    if (!model) throw new UnknownName("agent", like);
    const id = `more-${index + 1}` as AccountId;
    return { model: model.id, agent: { ...model, id, name: name ?? `${model.name} (${index + 2})` } };
  });
  return {
    ...day,
    config: { ...day.config, agents: [...day.config.agents, ...added.map(({ agent }) => agent)] },
    shifts: day.shifts.flatMap((shift) => [
      shift,
      ...added.filter(({ model }) => model === shift.agent).map(({ agent }) => ({ ...shift, agent: agent.id })),
    ]),
  };
}
