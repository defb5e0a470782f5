import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { weighColumns } from "../view.ts";
import { shared } from "./column-widths.ts";
import styles from "./columns-view.module.css";

/** Between two columns: drawn by pointer, moved by the arrow keys, both alike again by a double click or Home. */
export function ColumnEdge({ left, right }: { left: ConversationId; right: ConversationId }) {
  const edge = useRef<HTMLDivElement>(null);
  const [isDrawing, setDrawing] = useState(false);
  const one = useDesk(({ view }) => view.widths[left] ?? 1);
  const other = useDesk(({ view }) => view.widths[right] ?? 1);
  const part = one / (one + other);
  const weigh = (to: number) => {
    const [first, second] = shared(one + other, to);
    weighColumns(store, { [left]: first, [right]: second });
  };

  function move(event: PointerEvent<HTMLDivElement>): void {
    const before = edge.current?.previousElementSibling?.getBoundingClientRect();
    const after = edge.current?.nextElementSibling?.getBoundingClientRect();
    if (!isDrawing || !before || !after) return;
    const [start, end] = [Math.min(before.left, after.left), Math.max(before.right, after.right)];
    weigh((event.clientX - start) / (end - start));
  }

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
    if (step === undefined && event.key !== "Home") return;
    event.preventDefault();
    weigh(step === undefined ? 0.5 : part + step);
  }

  return (
    // A separator with a value and the focus is a control (WAI-ARIA 1.2); <hr> is none.
    <div
      ref={edge}
      className={styles["edge"]}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      tabIndex={0}
      aria-label={text("columns.edge")}
      aria-orientation="vertical"
      aria-valuemin={20}
      aria-valuemax={80}
      aria-valuenow={Math.round(part * 100)}
      data-drawn={isDrawing || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawing(true);
      }}
      onPointerMove={move}
      onPointerUp={() => setDrawing(false)}
      onPointerCancel={() => setDrawing(false)}
      onKeyDown={pressed}
      onDoubleClick={() => weigh(0.5)}
    />
  );
}
