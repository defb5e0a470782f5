import type { AccountId } from "../../src-shared/accounts/model.ts";

/** Without a sign of life from the desk's main process for so long, its agent gets no new offers. */
export const leaseFor = 10_000;
/** After a start every desk gets this long to come back. */
export const graceAfterStart = 30_000;

/** Stands for the desks that were here before the hub started, until the first of them is back. */
const beforeStart = "before-start";

/** Each desk holds a lease for its agent, renewed in memory; a row changes only when his first comes or his last is lost. */
export interface Leases {
  /** Answers whether this agent held none: his desk has just come, or come back. */
  renew(account: AccountId, desk: string): boolean;
  /** A desk that goes on purpose. Answers whether it was its agent's last. */
  drop(account: AccountId, desk: string): boolean;
  /** Whose last lease has run out; each is named once. */
  lost(): AccountId[];
  holds(account: AccountId): boolean;
  /** Those of his desks that hold one. */
  desks(account: AccountId): string[];
}

export function leasesFrom(machine: { now(): number }, here: readonly AccountId[]): Leases {
  /** By account and desk: until when. */
  const held = new Map<AccountId, Map<string, number>>(
    here.map((account) => [account, new Map([[beforeStart, machine.now() + graceAfterStart]])]),
  );

  function without(account: AccountId, gone: (desk: string, until: number) => boolean): boolean {
    const desks = held.get(account);
    if (!desks) return false;
    for (const [desk, until] of desks) if (gone(desk, until)) desks.delete(desk);
    return desks.size === 0 && held.delete(account);
  }

  return {
    renew(account, desk) {
      const desks = held.get(account) ?? new Map<string, number>();
      const came = desks.size === 0;
      desks.delete(beforeStart);
      held.set(account, desks.set(desk, machine.now() + leaseFor));
      return came;
    },
    drop: (account, desk) => without(account, (one) => one === desk),
    lost() {
      const now = machine.now();
      return [...held.keys()].filter((account) => without(account, (_, until) => until <= now));
    },
    holds: (account) => held.has(account),
    desks: (account) => [...(held.get(account)?.keys() ?? [])],
  };
}
