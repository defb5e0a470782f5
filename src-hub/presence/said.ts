import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { MachineUse, ReadinessPart } from "../../src-shared/presence/model.ts";
import type { Leases } from "./leases.ts";

/** What one desk says of itself. */
export interface Said {
  readonly use: MachineUse | null;
  readonly unready: readonly ReadinessPart[];
}

const well: Said = { use: null, unready: [] };

/**
 * What the desks of an agent say together. One that is in use is enough for him to be there, and one that is ready for him
 * to be reached; else the newest word counts. Kept in memory: a desk says it anew whenever it comes.
 */
export interface DesksSay {
  /** Answers what all of them say now. */
  say(account: AccountId, desk: string, some: Partial<Said>): Said;
  now(account: AccountId): Said;
  /** His last desk is gone, and with it every word. */
  forget(account: AccountId): void;
}

export function desksSay(leases: Pick<Leases, "desks">): DesksSay {
  const all = new Map<AccountId, Map<string, Said>>();

  /** The words of desks that are still here, the newest last. */
  function now(account: AccountId): Said {
    const here = leases.desks(account);
    const said = [...(all.get(account) ?? [])].filter(([desk]) => here.includes(desk)).map(([, word]) => word);
    const newest = said.at(-1) ?? well;
    return {
      use: said.some(({ use }) => use === null) ? null : newest.use,
      unready: said.some(({ unready }) => unready.length === 0) ? [] : newest.unready,
    };
  }

  return {
    say(account, desk, some) {
      const desks = all.get(account) ?? new Map<string, Said>();
      const before = desks.get(desk) ?? well;
      desks.delete(desk);
      all.set(account, desks.set(desk, { ...before, ...some }));
      return now(account);
    },
    now,
    forget: (account) => void all.delete(account),
  };
}
