import { type DragEvent, type ReactNode, useRef, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { openConversationView } from "../view.ts";
import { ColumnEdge } from "./column-edge.tsx";
import { ColumnTabs } from "./column-tabs.tsx";
import { openColumns } from "./columns.ts";
import styles from "./columns-view.module.css";
import { openAtSide } from "./open-at-side.ts";
import { PanePlaceContext } from "./pane-place.ts";
import { conversationOf } from "./selectors.ts";
import { useColumnsFit } from "./use-columns-fit.ts";

/** What a row of the list is dragged as. */
export const draggedType = "application/x-frontdesk-conversation";

const split = " ";

/** The open conversations side by side; where that would make them too narrow, one of them with the others as tabs. */
export function ColumnsView({ children }: { children: (id: ConversationId | null) => ReactNode }) {
  const active = useDesk(({ view }) => view.conversation);
  const shown = useDesk((state) =>
    openColumns(state.view)
      .filter((id) => id === state.view.conversation || conversationOf(state, id))
      .join(split),
  );
  const widths = useDesk(({ view }) => view.widths);
  const place = useRef<HTMLDivElement>(null);
  const ids = shown === "" ? [] : (shown.split(split) as ConversationId[]);
  const fits = useColumnsFit(place, ids.length);
  const [isOver, setOver] = useState(false);
  const several = ids.length > 1;

  const dragged = (event: DragEvent) => event.dataTransfer.types.includes(draggedType);
  return (
    <div
      ref={place}
      className={styles["columns"]}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!dragged(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!dragged(event)) return;
        event.preventDefault();
        setOver(false);
        openAtSide(event.dataTransfer.getData(draggedType) as ConversationId);
      }}
    >
      {several && !fits ? <ColumnTabs ids={ids} active={active} /> : null}
      <div className={styles["row"]}>
        {!several ? (
          <div className={styles["only"]}>{children(active)}</div>
        ) : (
          ids
            .filter((id) => fits || id === active)
            .map((id, index) => (
              <PanePlaceContext key={id} value={{ isActive: id === active, hasOthers: true }}>
                {index > 0 ? <ColumnEdge left={ids[index - 1]!} right={id} /> : null}
                <div
                  className={styles["column"]}
                  data-active={(fits && id === active) || undefined}
                  data-column={id}
                  style={{ flexGrow: fits ? (widths[id] ?? 1) : 1 }}
                  onFocusCapture={() => workIn(id)}
                  onPointerDownCapture={() => workIn(id)}
                >
                  {children(id)}
                </div>
              </PanePlaceContext>
            ))
        )}
      </div>
      {isOver ? <p className={styles["drop"]}>{text("columns.drop")}</p> : null}
    </div>
  );
}

function workIn(id: ConversationId): void {
  if (store.getState().view.conversation !== id) openConversationView(store, id);
}
