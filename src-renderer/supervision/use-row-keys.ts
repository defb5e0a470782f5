import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/**
 * Moves among rows by keys: one of them is reached by Tab, arrows, Page, Home and End go on from there, Enter chooses, and
 * the menu key (or Shift+F10) opens what can be done with it.
 */
export function useRowKeys<Row extends { readonly id: string }>(
  rows: readonly Row[],
  scroll: RefObject<HTMLDivElement | null>,
  { first, last, show }: { first: number; last: number; show: (index: number) => void },
  onChoose: ((row: Row) => void) | undefined,
  onMenu: (row: Row, at: Element) => void,
) {
  const [reached, setReached] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const at = rows.findIndex(({ id }) => id === reached);

  // A row that was far away is there to be focused only after it has been drawn.
  useLayoutEffect(() => {
    const element = wanted.current === null ? null : rowElement(scroll.current, wanted.current);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  function rowOf(target: EventTarget): Row | undefined {
    const id = target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset["row"] : undefined;
    return id === undefined ? undefined : rows.find((one) => one.id === id);
  }

  function open(row: Row): void {
    const button = rowElement(scroll.current, row.id)?.querySelector("button");
    if (button) onMenu(row, button);
  }

  function go(index: number): void {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    wanted.current = row.id;
    setReached(row.id);
    show(rows.indexOf(row));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const element = event.target;
    const id = element instanceof HTMLElement ? element.dataset["row"] : undefined;
    const row = rows.find((one) => one.id === id);
    // Keys in a menu or on a button of the row are theirs.
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = rows.indexOf(row);
    if (event.key in moves) go(index + moves[event.key]!);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(rows.length - 1);
    else if (event.key === "Enter" && onChoose) onChoose(row);
    else if (event.key === "ContextMenu" || event.key === "Enter" || (event.key === "F10" && event.shiftKey)) open(row);
    else return;
    event.preventDefault();
  }

  return {
    /** The first that is drawn, unless the one that somebody has gone to is drawn as well. */
    isReached: (id: string, index: number): boolean => (at < first || at >= last ? index === first : id === reached),
    handlers: {
      onKeyDown,
      onFocusCapture: ({ target }: { target: EventTarget }) => {
        const id =
          target instanceof HTMLElement ? target.closest<HTMLElement>("[data-row]")?.dataset["row"] : undefined;
        if (id !== undefined) setReached(id);
      },
      onClick: ({ target }: { target: EventTarget }) => {
        const row = rowOf(target);
        if (!row) return;
        if (target instanceof Element && target.closest("button")) open(row);
        else onChoose?.(row);
      },
      onContextMenu: (event: { target: EventTarget; preventDefault(): void }) => {
        const row = rowOf(event.target);
        if (!row) return;
        event.preventDefault();
        open(row);
      },
    },
  };
}

function rowElement(place: HTMLElement | null, id: string): HTMLElement | null {
  return place?.querySelector<HTMLElement>(`[data-row="${id}"]`) ?? null;
}
