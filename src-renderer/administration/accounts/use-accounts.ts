import { useCallback, useEffect, useRef, useState } from "react";
import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { isLinked } from "../../hub-link/link-health.ts";
import { useDesk } from "../../store.ts";

interface Found {
  readonly accounts: readonly AdministeredPerson[];
  readonly more: boolean;
}

interface Held {
  readonly found: Found | null;
  readonly fault: Fault | null;
}

export interface HeldAccounts extends Held {
  /** Reads the first page anew. */
  readonly again: () => Promise<void>;
  readonly older: () => Promise<void>;
}

/** Accounts in whose name or e-mail the words stand, a hundred at a time. */
export function useAccounts(words: string): HeldAccounts {
  const [held, setHeld] = useState<Held>({ found: null, fault: null });
  const linked = useDesk(isLinked);
  const newest = useRef(0);
  const read = useCallback(
    (before: readonly AdministeredPerson[]): Promise<void> => {
      const round = ++newest.current;
      const last = before.at(-1);
      // What was asked for other words meanwhile is the one to show.
      const ifNewest = (next: (held: Held) => Held) => void (round === newest.current && setHeld(next));
      return desk.ask("accounts.list", { words, ...(last ? { after: { name: last.name, id: last.id } } : {}) }).then(
        ({ accounts, more }) => ifNewest(() => ({ found: { accounts: [...before, ...accounts], more }, fault: null })),
        (error: unknown) => ifNewest(({ found }) => ({ found, fault: faultOf(error) })),
      );
    },
    [words],
  );
  useEffect(() => {
    if (linked) void read([]);
  }, [read, linked]);
  const { found } = held;
  return { ...held, again: () => read([]), older: () => read(found?.accounts ?? []) };
}
