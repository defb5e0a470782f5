import { useCallback, useEffect, useState } from "react";
import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type * as z from "zod/mini";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { isLinked } from "../../hub-link/link-health.ts";
import { useDesk } from "../../store.ts";
import { hearing } from "../../supervision/look.ts";

export type Frame = z.infer<(typeof accountAdministrationAsks)["accounts.frame"]["output"]>;

export interface HeldFrame {
  readonly frame: Frame | null;
  /** Why there is none. */
  readonly fault: Fault | null;
  readonly again: () => Promise<void>;
}

/** Roles, teams and what waits for a second administrator: read when a section opens, after each change, when something was asked or decided, and when the link is back. */
export function useFrame(): HeldFrame {
  const [held, setHeld] = useState<Omit<HeldFrame, "again">>({ frame: null, fault: null });
  const linked = useDesk(isLinked);
  const again = useCallback(
    () =>
      desk.ask("accounts.frame", {}).then(
        (frame) => setHeld({ frame, fault: null }),
        // What was read before is still the newest that is known.
        (error: unknown) => setHeld(({ frame }) => ({ frame, fault: faultOf(error) })),
      ),
    [],
  );
  useEffect(() => {
    if (linked) void again();
    return hearing((event) => event.type === "approvals.changed" && void again());
  }, [again, linked]);
  return { ...held, again };
}
