import { type FocusEvent, useMemo, useState } from "react";
import { held, isSameOrder } from "./order.ts";

interface HeldOrder<Row> {
  readonly rows: readonly Row[];
  /** The rows would stand in another order if nobody pointed at them. */
  readonly isOther: boolean;
  /** Takes the order of now. */
  readonly renew: () => void;
  /** For the element around the rows. */
  readonly holding: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** Rows in their order, or in the order of before for as long as the pointer or the focus is on them. */
export function useHeldOrder<Row extends { readonly id: string }>(fresh: readonly Row[]): HeldOrder<Row> {
  const [on, setOn] = useState({ pointer: false, focus: false });
  const [before, setBefore] = useState<readonly string[] | null>(null);
  const rows = useMemo(() => (before ? held(before, fresh) : fresh), [before, fresh]);
  const now = (): readonly string[] => fresh.map(({ id }) => id);

  function change(part: Partial<typeof on>): void {
    const next = { ...on, ...part };
    setOn(next);
    if (!next.pointer && !next.focus) setBefore(null);
    else if (before === null) setBefore(now());
  }

  return {
    rows,
    isOther: before !== null && !isSameOrder(rows, fresh),
    renew: () => setBefore(on.pointer || on.focus ? now() : null),
    holding: {
      onPointerEnter: () => change({ pointer: true }),
      onPointerLeave: () => change({ pointer: false }),
      onFocus: () => change({ focus: true }),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) change({ focus: false });
      },
    },
  };
}
