import Database from "better-sqlite3";
import { chanceOf } from "../../../src-hub/routing/replay/chance.ts";
import { rerun } from "../../../src-hub/routing/replay/rerun.ts";
import type { RoutingInput, RoutingRow } from "../../../src-hub/routing/inputs.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { agentActs, type Kept, visitorActs } from "./acts.ts";
import { type DyingHub, dyingHub } from "./dying-hub.ts";
import { broken, idlePairs } from "./invariants.ts";
import { chaoticAgent, chaoticVisitor } from "./people.ts";

export interface Chaos {
  readonly kills: number;
  readonly agents: number;
  readonly visitors: number;
  readonly seed: number;
}

export interface Report {
  readonly kills: number;
  readonly conversations: number;
  readonly messages: number;
  readonly decisions: number;
  /** How often each answer was given to each ask, for a look at what was really tried. */
  readonly answers: Readonly<Record<string, number>>;
}

/** Between two things that one person does. */
const pause = 60;
/** A visitor who could be served waits no longer than a second; a look every quarter, on a machine with other work. */
const looksApart = 250;
const longestIdle = 2_000;

/**
 * Lets everybody do at random what he may, kills the hub every second on average, and looks at the database after each
 * kill. Throws with everything that was broken, and the seed.
 */
export async function chaos({ kills, agents, visitors, seed }: Chaos): Promise<Report> {
  const chance = chanceOf(seed);
  const hub = await dyingHub(agents);
  const faults: string[] = [];
  const failed = (words: string): void => void (faults.length < 20 && faults.push(words));
  const kept: Kept = { conversations: new Set(), messages: new Set() };
  const answers: Record<string, number> = {};
  await hub.start();
  const db = new Database(hub.file);
  const everybody = db
    .prepare("select id from account where role = 'agent' order by name")
    .pluck()
    .all() as AccountId[];
  const staff = Array.from({ length: agents }, (_, number) => chaoticAgent(hub, number, failed));
  const guests = Array.from({ length: visitors }, (_, number) => chaoticVisitor(hub, number, failed));
  let over = false;

  async function live(act: () => Promise<string>): Promise<void> {
    while (!over) {
      const said = await act();
      answers[said] = (answers[said] ?? 0) + 1;
      await later(pause * (0.5 + chance()));
    }
  }
  const lives = [
    ...staff.map((agent) => live(() => agentActs(agent, chance, everybody))),
    ...guests.map((visitor) => live(() => visitorActs(visitor, chance, kept))),
  ];
  const watching = watchIdle(hub, db, () => over, failed);
  let done = 0;
  try {
    for (; done < kills && faults.length === 0; done++) {
      await later(500 + 1_000 * chance());
      await hub.kill();
      for (const words of broken(db, kept)) failed(`after kill ${done + 1}: ${words}`);
      await hub.start();
      for (const { link } of [...staff, ...guests]) link.restart();
    }
    // All of it comes to rest once more with the hub alive.
    await later(2_000);
  } finally {
    over = true;
    for (const { link } of [...staff, ...guests]) link.stop();
    await Promise.all([...lives, watching]);
    await hub.kill();
  }
  for (const words of broken(db, kept)) failed(`at the end: ${words}`);
  const again = rerun(rowsIn(db));
  if (again.difference) failed(`the matcher decides otherwise in row ${again.difference.seq}`);
  if (hub.errors() !== "") failed(`the hub wrote: ${hub.errors().slice(0, 2_000)}`);
  db.close();
  if (faults.length > 0) throw new Error(`seed ${seed}, ${done} kills:\n${faults.join("\n")}`);
  await hub.end();
  return {
    kills: done,
    conversations: kept.conversations.size,
    messages: kept.messages.size,
    decisions: again.decisions,
    answers,
  };
}

/** While the hub lives and answers at once, nobody waits whom a free agent could have. */
async function watchIdle(
  hub: DyingHub,
  db: Database.Database,
  isOver: () => boolean,
  failed: (words: string) => void,
): Promise<void> {
  let seen = new Map<string, number>();
  while (!isOver()) {
    await later(looksApart);
    const asked = performance.now();
    const alive = await fetch(`${hub.url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    // Dead, just started, or slower than the machine lets it be: nothing can be said of it.
    if (!alive || performance.now() - asked > looksApart) {
      seen = new Map();
      continue;
    }
    const now = performance.now();
    seen = new Map(idlePairs(db).map((pair) => [pair, seen.get(pair) ?? now]));
    for (const [pair, since] of seen)
      if (now - since > longestIdle) failed(`waited ${Math.round(now - since)} ms beside a free agent: ${pair}`);
  }
}

function rowsIn(db: Database.Database): RoutingRow[] {
  const rows = db.prepare("select seq, at, body from routing_input order by seq").all() as Array<{
    seq: number;
    at: number;
    body: string;
  }>;
  return rows.map(({ seq, at, body }) => ({ seq, at, input: JSON.parse(body) as RoutingInput }));
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
