import type { AccountId } from "../../src-shared/accounts/model.ts";

/** Without a sign of life from the desk's main process for so long, its agent gets no new offers. */
export const leaseFor = 10_000;
/** After a start every desk gets this long to come back. */
export const graceAfterStart = 30_000;

/** Leases are renewed in memory; a row changes only when a desk comes or is lost. */
export interface Leases {
  renew(account: AccountId): void;
  /** Whose lease has run out; each is named once. */
  lost(): AccountId[];
  /** Signed out: gone at once. */
  drop(account: AccountId): void;
}

export function leasesFrom(machine: { now(): number }, here: readonly AccountId[]): Leases {
  const until = new Map<AccountId, number>(here.map((account) => [account, machine.now() + graceAfterStart]));
  return {
    renew: (account) => void until.set(account, machine.now() + leaseFor),
    lost() {
      const now = machine.now();
      const lost = [...until].filter(([, end]) => end <= now).map(([account]) => account);
      for (const account of lost) until.delete(account);
      return lost;
    },
    drop: (account) => void until.set(account, machine.now()),
  };
}
