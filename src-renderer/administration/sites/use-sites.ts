import { useCallback, useEffect, useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import type { BuiltSite } from "../../../src-shared/sites/agent-asks.ts";
import { desk } from "../../desk-link.ts";
import { isLinked } from "../../hub-link/link-health.ts";
import { useDesk } from "../../store.ts";

export interface HeldSites {
  readonly sites: readonly BuiltSite[] | null;
  /** Why there are none. */
  readonly fault: Fault | null;
  /** Reads them anew; answers when they are here. */
  readonly again: () => Promise<void>;
}

/** The sites as they are published, with their drafts; read when the section opens and after each change. */
export function useSites(): HeldSites {
  const [held, setHeld] = useState<Omit<HeldSites, "again">>({ sites: null, fault: null });
  const linked = useDesk(isLinked);
  const again = useCallback(
    () =>
      desk.ask("sites.read", {}).then(
        ({ sites }) => setHeld({ sites, fault: null }),
        // What was read before is still the newest that is known.
        (error: unknown) => setHeld(({ sites }) => ({ sites, fault: faultOf(error) })),
      ),
    [],
  );
  useEffect(() => {
    if (linked) void again();
  }, [again, linked]);
  return { ...held, again };
}
