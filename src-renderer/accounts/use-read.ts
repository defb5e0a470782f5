import { useCallback, useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";

export interface Reading<Value> {
  readonly value: Value | null;
  /** When it was read, epoch milliseconds. */
  readonly at: number;
  /** Why there is none, or why what is shown is not the newest. */
  readonly fault: Fault | null;
  readonly again: () => Promise<void>;
}

/** What the hub holds, read when the place opens, after each change, and when the link is back. `ask` stays the same function. */
export function useRead<Value>(ask: () => Promise<Value>): Reading<Value> {
  const [held, setHeld] = useState<Omit<Reading<Value>, "again">>({ value: null, at: 0, fault: null });
  const linked = useDesk(isLinked);
  const again = useCallback(
    () =>
      ask().then(
        (value) => setHeld({ value, at: Date.now(), fault: null }),
        (error: unknown) => setHeld((before) => ({ ...before, fault: faultOf(error) })),
      ),
    [ask],
  );
  useEffect(() => {
    if (linked) void again();
  }, [again, linked]);
  return { ...held, again };
}
