import type * as z from "zod/mini";
import type { Account } from "../../src-shared/accounts/model.ts";
import { check, newIn } from "../../src-shared/administration/check.ts";
import { type Finding, warning } from "../../src-shared/administration/finding.ts";
import type { PlannedList, RoutingPlan } from "../../src-shared/administration/plan.ts";
import type { Saved } from "../../src-shared/administration/plan-asks.ts";
import { usesOf } from "../../src-shared/administration/uses.ts";
import type { PerChannel } from "../../src-shared/routing/channel.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { HubParts } from "../ports.ts";
import { houseCapacity } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import { remember } from "./applied.ts";
import { readPlan } from "./plan.ts";

export type Parts = Pick<HubParts, "settings">;
export type Thing<List extends PlannedList> = RoutingPlan[List][number];
export type BodyOf<List extends PlannedList> = Omit<Thing<List>, "id">;
type IdOf<List extends PlannedList> = Thing<List>["id"];

/** Whom a change touches of those who are here now. */
export interface Touched {
  readonly waiting: number;
  readonly conversations: number;
}
export const nobody: Touched = { waiting: 0, conversations: 0 };

/** How one kind of thing is kept, and who hears of it. */
export interface Keeper<List extends PlannedList> {
  readonly list: List;
  /** As it is called in the history and in the reasons of faults: `skill.added`, `skill-gone`. */
  readonly noun: string;
  readonly body: z.ZodMiniType<BodyOf<List>>;
  /** Also one that was removed. */
  exists(tx: Tx, id: IdOf<List>): Promise<unknown>;
  insert(tx: Tx, thing: Thing<List>): Promise<unknown>;
  update(tx: Tx, thing: Thing<List>): Promise<unknown>;
  remove(tx: Tx, id: IdOf<List>): Promise<unknown>;
  /** Refuses when what is there now still needs it. */
  free?(tx: Tx, id: IdOf<List>): Promise<void>;
  /** Whoever works by it hears of it; answers whom it touches. `after` null: it was removed. */
  told(tx: Tx, house: PerChannel, change: Changed<List>): Promise<Touched>;
  /** What else the administrator should know. */
  warn?(tx: Tx, thing: Thing<List>): Promise<Finding[]>;
}

export interface Changed<List extends PlannedList> {
  readonly id: IdOf<List>;
  readonly before: Thing<List> | null;
  readonly after: Thing<List> | null;
}

export async function addThing<List extends PlannedList>(
  tx: Tx,
  { settings }: Parts,
  by: Account,
  keeper: Keeper<List>,
  { id, to }: { id: IdOf<List>; to: BodyOf<List> },
): Promise<Saved> {
  const house = houseCapacity(settings.capacity);
  const before = await readPlan(tx.db, house);
  const thing = { id, ...to } as Thing<List>;
  if (await keeper.exists(tx, id)) throw refuse("conflict", "id-taken");
  const after = withThings(before, keeper.list, [...before[keeper.list], thing]);
  const warnings = accepted(before, after, keeper.list, thing);
  await keeper.insert(tx, thing);
  await remember(tx, by, `${keeper.noun}.added`, { after: thing });
  const touched = await keeper.told(tx, house, { id: thing.id, before: null, after: thing });
  return { id: thing.id, ...touched, warnings };
}

export async function saveThing<List extends PlannedList>(
  tx: Tx,
  { settings }: Parts,
  by: Account,
  keeper: Keeper<List>,
  { id, to, expected }: { id: IdOf<List>; to: BodyOf<List>; expected: BodyOf<List> },
): Promise<Saved> {
  const house = houseCapacity(settings.capacity);
  const before = await readPlan(tx.db, house);
  const was = seen(before, keeper, id, expected);
  const thing = { id, ...to } as Thing<List>;
  const after = withThings(
    before,
    keeper.list,
    before[keeper.list].map((one) => (one.id === id ? thing : one)),
  );
  const warnings = accepted(before, after, keeper.list, thing);
  await keeper.update(tx, thing);
  await remember(tx, by, `${keeper.noun}.changed`, { id, before: was, after: thing });
  const touched = await keeper.told(tx, house, { id, before: was, after: thing });
  return { id, ...touched, warnings: [...warnings, ...((await keeper.warn?.(tx, thing)) ?? [])] };
}

/** Refused while it is used anywhere, with where. */
export async function removeThing<List extends PlannedList>(
  tx: Tx,
  { settings }: Parts,
  by: Account,
  keeper: Keeper<List>,
  { id, expected }: { id: IdOf<List>; expected: BodyOf<List> },
): Promise<Saved> {
  const house = houseCapacity(settings.capacity);
  const before = await readPlan(tx.db, house);
  const was = seen(before, keeper, id, expected);
  const uses = usesOf(before, keeper.list, id);
  if (uses.length > 0)
    throw refuse("conflict", "still-used", {
      values: { where: [...new Set(uses.map(({ name }) => name))].slice(0, 5).join(", "), count: uses.length },
    });
  await keeper.free?.(tx, id);
  await keeper.remove(tx, id);
  await remember(tx, by, `${keeper.noun}.removed`, { before: was });
  return { id, ...(await keeper.told(tx, house, { id, before: was, after: null })), warnings: [] };
}

/** It as it is now; refused when it is gone, or not as the asker saw it. */
function seen<List extends PlannedList>(
  plan: RoutingPlan,
  { list, noun, body }: Keeper<List>,
  id: IdOf<List>,
  expected: BodyOf<List>,
): Thing<List> {
  const things: ReadonlyArray<Thing<List>> = plan[list];
  const now = things.find((thing) => thing.id === id);
  if (!now) throw refuse("gone", `${noun}-gone`);
  if (JSON.stringify(body.parse(now)) !== JSON.stringify(expected)) throw refuse("outdated", "row-outdated");
  return now;
}

function withThings<List extends PlannedList>(
  plan: RoutingPlan,
  list: List,
  things: ReadonlyArray<Thing<PlannedList>>,
): RoutingPlan {
  return { ...plan, [list]: things };
}

/** Refuses what is wrong in the thing, or has become so elsewhere by it; answers the warnings. */
function accepted<List extends PlannedList>(
  before: RoutingPlan,
  after: RoutingPlan,
  list: List,
  thing: Thing<List>,
): Finding[] {
  const own = check(after, list, thing);
  return [...acceptedIn(own), ...elsewhere(before, after, thing.id)];
}

export function acceptedIn(found: readonly Finding[]): Finding[] {
  const bad = found.find(({ kind }) => kind === "wrong");
  if (bad) throw refuse("invalid", bad.reason, { values: { ...bad.values, at: bad.at } });
  return found.filter(({ kind }) => kind === "warning");
}

/** What a change of one thing makes of the others. */
export function elsewhere(before: RoutingPlan, after: RoutingPlan, id: string): Finding[] {
  return acceptedIn(
    newIn(before, after)
      .filter((one) => one.id !== id)
      .map(({ kind, reason, values, name }) =>
        kind === "wrong"
          ? { kind, at: "", reason, values: { thing: name, ...values } }
          : warning("", reason, { thing: name, ...values }),
      ),
  );
}
