import { useCallback, useEffect, useState } from "react";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { useDesk } from "../../store.ts";

export interface HeldRead<Value> {
  readonly value: Value | null;
  /** Why there is none. */
  readonly fault: Fault | null;
  readonly again: () => Promise<void>;
}

/** What the hub holds: read when a place opens, whenever `again` is called, and when the link is back. `ask` stays the same one. */
export function useRead<Value>(ask: () => Promise<Value>): HeldRead<Value> {
  const [held, setHeld] = useState<Omit<HeldRead<Value>, "again">>({ value: null, fault: null });
  const isLinked = useDesk((state) => state.desk?.link.state === "ready");
  const again = useCallback(
    () =>
      ask().then(
        (value) => setHeld({ value, fault: null }),
        // What was read before is still the newest that is known.
        (error: unknown) => setHeld(({ value }) => ({ value, fault: faultOf(error) })),
      ),
    [ask],
  );
  useEffect(() => {
    if (isLinked) void again();
  }, [again, isLinked]);
  return { ...held, again };
}
