import type { Machine } from "../../src-shared/rpc/machine.ts";
import { appendHistory } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";
import { makeOffer } from "./offers.ts";
import { exclusionsNow, freeAgents, waitingNow } from "./rows.ts";
import { assign } from "./rules.ts";

export const matcherVersion = 1;

export interface MatchSettings {
  readonly capacity: number;
  /** Milliseconds that an offer stands. */
  readonly offerFor: number;
}

/** One pass of the matcher: reads what waits and who is free, decides purely, makes the offers. Answers how many. */
export async function match(tx: Tx, machine: Machine, settings: MatchSettings): Promise<number> {
  const waiting = await waitingNow(tx.db);
  if (waiting.length === 0) return 0;
  const agents = await freeAgents(tx.db);
  if (agents.length === 0) return 0;
  const given = assign(waiting, agents, await exclusionsNow(tx), settings.capacity);
  let made = 0;
  for (const one of given)
    if (await makeOffer(tx, machine, { ...one, expiresAt: tx.now + settings.offerFor })) made += 1;
  if (made > 0)
    await appendHistory(tx, "matcher", "matcher.ran", { version: matcherVersion, capacity: settings.capacity, given });
  return made;
}
