import * as z from "zod";
import type { DayChanges } from "../../../src-shared/replay/changes.ts";
import type { DayChecked, DayKnown, KeptDay, WhatIf } from "../../../src-shared/replay/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { Reader } from "../../store/transact.ts";
import type { RoutingRow } from "../inputs.ts";
import { Changes, UnknownName } from "./changes.ts";
import { dayOf } from "./day.ts";
import { daysOf } from "./days.ts";
import { rowsOf, spanOf } from "./read-day.ts";
import { rerun } from "./rerun.ts";
import type { Sums } from "./sums.ts";
import { whatIf } from "./what-if.ts";

/** What a replay can be asked for; sent to its worker as it stands. */
export type ReplayJob =
  | { readonly do: "days" }
  | { readonly do: "day" | "check"; readonly day: string }
  | { readonly do: "whatIf"; readonly day: string; readonly changes: DayChanges; readonly seed: number };

interface Answers {
  days: { days: KeptDay[] };
  day: DayKnown;
  check: DayChecked;
  whatIf: WhatIf;
}
export type ReplayAnswer<Job extends ReplayJob> = Answers[Job["do"]];

const mostAgents = 2_000;
/** A difference is shown, not kept. */
const mostShown = 4_000;

/** Does it, from the rows alone. Refuses what the day does not understand; `mostRows` bounds how much of it is read. */
export async function replayWork(
  db: Reader,
  job: ReplayJob,
  { mostRows, now }: { readonly mostRows: number; readonly now: number },
): Promise<Answers[keyof Answers]> {
  if (job.do === "days") return { days: await daysOf(db, now) };
  const { rows, span } = await read(db, job.day, mostRows);
  switch (job.do) {
    case "day":
      return known(job.day, rows, span);
    case "check": {
      const { difference, ...counted } = rerun(rows);
      return { ...counted, difference: difference && shown(difference) };
    }
    case "whatIf": {
      const { recorded, before, after, ...rest } = understood(() =>
        whatIf(rows, span, Changes.parse(job.changes), job.seed),
      );
      return { recorded: visited(recorded), before: visited(before), after: visited(after), ...rest };
    }
  }
}

async function read(db: Reader, day: string, mostRows: number) {
  const span = spanIn(day);
  const { count } = await db
    .selectFrom("routing_input")
    .select((sql) => sql.fn.countAll<number>().as("count"))
    .where("at", ">=", span.from)
    .where("at", "<", span.to)
    .executeTakeFirstOrThrow();
  if (count === 0) throw refuse("gone", "replay-day-empty", { values: { day } });
  if (count > mostRows) throw refuse("full", "replay-day-too-big", { values: { day, count, most: mostRows } });
  return { span, rows: await rowsOf(db, span) };
}

function spanIn(day: string): ReturnType<typeof spanOf> {
  try {
    return spanOf(day);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refuse("invalid", "replay-day-wrong", { values: { day } }, error);
  }
}

function known(day: string, rows: readonly RoutingRow[], { from, to }: ReturnType<typeof spanOf>): DayKnown {
  const { config, arrivals } = dayOf(rows, from, to);
  const byName = config.agents.toSorted((a, b) => a.name.localeCompare(b.name));
  return {
    day,
    conversations: new Set(arrivals.map(({ wait }) => wait.conversation)).size,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    queues: config.queues.map(({ id, name, settings }) => ({ id, name, settings })),
    agents: byName.slice(0, mostAgents).map(({ id, name, routing, capacity }) => ({ id, name, routing, capacity })),
    agentsLeftOff: Math.max(0, byName.length - mostAgents),
  };
}

function understood<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownName)
      throw refuse("invalid", `replay-${error.of}-unknown`, { values: { name: error.named } }, error);
    // Of the small zod as well as of the whole one.
    if (error instanceof z.core.$ZodError)
      throw refuse("invalid", "replay-setting-wrong", { values: { name: fieldOf(error) } }, error);
    throw error;
  }
}

const fieldOf = ({ issues }: z.core.$ZodError): string => issues[0]?.path.map(String).join(".") ?? "";

function visited(sums: Sums): WhatIf["before"] {
  const { all, queues, quarters, occupancy } = sums;
  return { all, queues: queues.filter(({ offered }) => offered > 0), quarters: [...quarters], occupancy };
}

function shown({ seq, recorded, again }: { seq: number; recorded: string; again: string }) {
  return { seq, recorded: recorded.slice(0, mostShown), again: again.slice(0, mostShown) };
}
