import { useCallback, useEffect, useState } from "react";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { isLinked } from "../../hub-link/link-health.ts";
import { useDesk } from "../../store.ts";

export interface HeldPlan {
  readonly plan: RoutingPlan | null;
  /** Why there is none. */
  readonly fault: Fault | null;
  /** Reads it anew; answers when it is here. */
  readonly again: () => Promise<RoutingPlan | null>;
}

/** All that is laid down, read when the room opens, after each change, and when the link has come back. */
export function usePlan(): HeldPlan {
  const [held, setHeld] = useState<Omit<HeldPlan, "again">>({ plan: null, fault: null });
  const linked = useDesk(isLinked);
  const again = useCallback(
    () =>
      desk.ask("routing.plan", {}).then(
        (plan) => {
          setHeld({ plan, fault: null });
          return plan;
        },
        (error: unknown) => {
          // What was read before is still the newest that is known.
          setHeld(({ plan }) => ({ plan, fault: faultOf(error) }));
          return null;
        },
      ),
    [],
  );
  useEffect(() => {
    if (linked) void again();
  }, [again, linked]);
  return { ...held, again };
}
