import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { HubParts } from "../ports.ts";
import { withdrawOffersOf } from "../queues/offers.ts";
import type { Tx } from "../store/transact.ts";
import type { Leases } from "./leases.ts";
import { hearAgent, houseCapacity } from "../routing/snapshot.ts";
import { presenceRow } from "./presence-of.ts";
import { setHere, setPresence } from "./rows.ts";

/** One desk's part in its agent's presence. */
export interface DeskHere {
  /** A sign of life. */
  beaten(): void;
  /** It goes on purpose: signed out, or closed by its agent. A desk that is cut off keeps its lease for a while. */
  left(): void;
}

/** A desk comes, and holds a lease from now on. `desk` tells it from the agent's others. */
export async function deskComes(
  { leases, store: { transact }, log, settings }: HubParts,
  account: AccountId,
  desk: string,
): Promise<DeskHere> {
  const failed = (error: unknown): void => log.defect(error, "presence");
  leases.renew(account, desk);
  await transact((tx) => came(tx, account, settings.capacity));
  return {
    beaten() {
      // It was silent for too long and is still there: to the hub it has just come back.
      if (leases.renew(account, desk)) transact((tx) => came(tx, account, settings.capacity)).catch(failed);
    },
    left() {
      if (leases.drop(account, desk)) transact((tx) => lost(tx, account, leases)).catch(failed);
    },
  };
}

/** Those whose desks have all been silent for too long get no more offers, and what rings at them goes to others. */
export async function loseSilentDesks({ leases, store: { transact } }: HubParts): Promise<void> {
  for (const account of leases.lost()) await transact((tx) => lost(tx, account, leases));
}

/** Who comes for the first time is ready to work. */
async function came(tx: Tx, account: AccountId, chats: number): Promise<void> {
  if (await presenceRow(tx.db, account)) return void (await setHere(tx, account, 1));
  await setPresence(tx, account, "available");
  await hearAgent(tx, account, houseCapacity(chats));
}

/** Looked at again in the transaction: a desk may have come back since it was thought lost. */
async function lost(tx: Tx, account: AccountId, leases: Leases): Promise<void> {
  if (!leases.holds(account) && (await setHere(tx, account, 0))) await withdrawOffersOf(tx, account);
}
