import { useCallback, useEffect, useState } from "react";
import type { SetUp } from "../../../src-shared/administration/set-up.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { isLinked } from "../../hub-link/link-health.ts";
import { useDesk } from "../../store.ts";

/** While the page is looked at, what happens elsewhere is on it within seconds. */
const lookEvery = 3_000;

interface Held {
  readonly setUp: SetUp | null;
  /** Why there is none. */
  readonly fault: Fault | null;
}

export interface HeldSetUp extends Held {
  readonly again: () => Promise<void>;
}

/** How far the house is set up, as the hub sees it; read again and again while it is shown. */
export function useSetUp(): HeldSetUp {
  const [held, setHeld] = useState<Held>({ setUp: null, fault: null });
  const linked = useDesk(isLinked);
  const again = useCallback(
    () =>
      desk.ask("setUp.read", {}).then(
        (setUp) => setHeld({ setUp, fault: null }),
        // What was read before is still the newest that is known.
        (error: unknown) => setHeld(({ setUp }) => ({ setUp, fault: faultOf(error) })),
      ),
    [],
  );
  useEffect(() => {
    if (!linked) return;
    void again();
    const turn = setInterval(() => document.hidden || void again(), lookEvery);
    return () => clearInterval(turn);
  }, [again, linked]);
  return { ...held, again };
}
