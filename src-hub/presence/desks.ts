import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { HubParts } from "../ports.ts";
import { withdrawOffersOf } from "../queues/withdraw.ts";
import { hearAgent, houseCapacity } from "../routing/snapshot.ts";
import type { Tx } from "../store/transact.ts";
import { keepWork, workIsBack } from "./grace.ts";
import { presenceRow } from "./presence-of.ts";
import { ensurePresence, setHere } from "./rows.ts";
import type { Said } from "./said.ts";
import { settleAgent } from "./settle.ts";
import { tellWhoTookOver } from "./taken-over.ts";
import { weigh } from "./weigh.ts";

/** One desk's part in its agent's presence. */
export interface DeskHere {
  /** A sign of life. */
  beaten(): void;
  /** What it found of itself; answers what all desks of its agent say together. */
  says(some: Partial<Said>): Said;
  /** It goes on purpose: signed out, or closed by its agent. A desk that is cut off keeps its lease for a while. */
  left(): void;
}

/** A desk comes, and holds a lease from now on. `desk` tells it from the agent's others. */
export async function deskComes(hub: HubParts, account: AccountId, desk: string): Promise<DeskHere> {
  const { leases, desksSay, store, log, settings } = hub;
  const { transact } = store;
  const failed = (error: unknown): void => log.defect(error, "presence");
  leases.renew(account, desk);
  desksSay.say(account, desk, {});
  await transact((tx) => came(tx, account, settings.capacity));
  return {
    beaten() {
      // It was silent for too long and is still there: to the hub it has just come back.
      if (leases.renew(account, desk)) transact((tx) => came(tx, account, settings.capacity)).catch(failed);
    },
    says: (some) => desksSay.say(account, desk, some),
    left() {
      const wasLast = leases.drop(account, desk);
      transact((tx) => (wasLast ? lost(tx, account, hub) : weighAgain(tx, account, hub))).catch(failed);
    },
  };
}

/** Those whose desks have all been silent for too long get no more offers, and what rings at them goes to others. */
export async function loseSilentDesks(hub: HubParts): Promise<void> {
  for (const account of hub.leases.lost()) await hub.store.transact((tx) => lost(tx, account, hub));
}

/** Who comes for the first time is ready to work. Who comes back finds what was kept for him, and hears what was not. */
async function came(tx: Tx, account: AccountId, chats: number): Promise<void> {
  if (await ensurePresence(tx, account, 1)) {
    await settleAgent(tx, account, { is: "came" });
    return hearAgent(tx, account, houseCapacity(chats));
  }
  const before = await presenceRow(tx.db, account);
  if (!(await setHere(tx, account, 1))) return;
  await workIsBack(tx, account);
  if (before?.lost_at) await tellWhoTookOver(tx, account, before.lost_at);
}

/** Looked at again in the transaction: a desk may have come back since it was thought lost. */
async function lost(tx: Tx, account: AccountId, { leases, desksSay }: HubParts): Promise<void> {
  if (leases.holds(account)) return;
  desksSay.forget(account);
  if (!(await setHere(tx, account, 0))) return;
  await withdrawOffersOf(tx, account);
  await keepWork(tx, account);
}

async function weighAgain(tx: Tx, account: AccountId, { desksSay }: HubParts): Promise<void> {
  await weigh(tx, account, desksSay.now(account));
}
