import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { openStore } from "../../src-hub/store/open.ts";
import type { Transact } from "../../src-hub/store/transact.ts";
import type { RoutingRow } from "../../src-hub/routing/inputs.ts";
import { dayBegins, rowsOfDay, type Shape } from "./synthetic-day.ts";

/** Ids as a hub has them: what a synthetic day names "queue-3" is one too. */
const kinds = ["queue", "agent", "wait", "conversation"];
const asIds = (body: string): string =>
  body.replace(/"(queue|agent|wait|conversation)-(\d+)"/g, (_, kind: string, number: string) => {
    const tail = `${kinds.indexOf(kind) + 1}${String(Number(number)).padStart(11, "0")}`;
    return `"01890000-0000-7000-8000-${tail}"`;
  });

/** A synthetic day as rows of a hub, on the day that begins at `midnight`: written beside what the hub has written. */
export function keptRows(shape: Shape, midnight: number) {
  const rows = rowsOfDay(shape);
  const begins: RoutingRow = {
    seq: 0,
    at: dayBegins,
    input: { kind: "snapshot", queues: [], agents: [], states: [], waits: [], exclusions: [] },
  };
  const moved = midnight - dayBegins;
  const by = new Map([...times.map((key) => [key, moved] as const), ["upto", beforeAll]]);
  const shifted = (key: string, value: unknown): unknown =>
    typeof value === "number" ? value + (by.get(key) ?? 0) : value;
  return [begins, ...rows].map(({ seq, at, input }) => ({
    seq: seq + beforeAll,
    at: Math.floor(at) + moved,
    kind: input.kind,
    body: asIds(JSON.stringify(input, shifted)),
  }));
}

/** Of the numbers in the rows, those that are moments. */
const times = ["since", "enteredAt", "idleSince", "now", "until"];
/** A day that is past has smaller numbers than what the hub has written since. */
const beforeAll = -1_000_000;

/** Local midnight so many days before `now`. */
export function midnightBefore(now: number, days: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - days);
  return day.getTime();
}

export async function keepDay(transact: Transact, shape: Shape, midnight: number): Promise<void> {
  const rows = keptRows(shape, midnight);
  for (let first = 0; first < rows.length; first += 500)
    await transact((tx) =>
      tx.db
        .insertInto("routing_input")
        .values(rows.slice(first, first + 500))
        .execute(),
    );
}

/** The same in the database of a house that runs. */
export async function keepDayIn(file: string, shape: Shape, midnight: number): Promise<void> {
  const store = await openStore(file, nodeMachine());
  try {
    await keepDay(store.transact, shape, midnight);
  } finally {
    await store.close();
  }
}
