import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from "react";
import { defaultSettings } from "../../src-shared/settings/model.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { type Place, partAt, stepped } from "./split.ts";
import styles from "./stage-area.module.css";

/** The stage's part of the area, 0 to 1; while it is drawn, where the pointer is. */
export function useStagePart(place: Place): { part: number; drawn: (part: number | null) => void } {
  const kept = useDesk(({ desk }) => desk?.settings.stageSize[place] ?? defaultSettings.stageSize[place]);
  const [drawn, setDrawn] = useState<number | null>(null);
  return { part: drawn ?? kept, drawn: setDrawn };
}

/** Between stage and chat: drawn by pointer, moved by the arrow keys, put back by a double click or Home; remembered. */
export function Splitter({
  place,
  part,
  drawn,
  area,
}: {
  place: Place;
  part: number;
  drawn: (part: number | null) => void;
  area: RefObject<HTMLElement | null>;
}) {
  const [isDrawing, setDrawing] = useState(false);
  const keep = (now: number) => {
    const { stageSize } = store.getState().desk?.settings ?? defaultSettings;
    changeSettings({ stageSize: { ...stageSize, [place]: now } });
  };

  function begin(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawing(true);
  }

  function move(event: PointerEvent<HTMLDivElement>): void {
    if (isDrawing && area.current) drawn(partAt(place, area.current.getBoundingClientRect(), event));
  }

  function end(): void {
    if (!isDrawing) return;
    setDrawing(false);
    keep(part);
  }

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    const next = stepped(place, part, event.key, defaultSettings.stageSize[place]);
    if (next === undefined) return;
    event.preventDefault();
    drawn(next);
    keep(next);
  }

  return (
    // A separator with a value and the focus is a control (WAI-ARIA 1.2); <hr> is none.
    <div
      className={styles["splitter"]}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      tabIndex={0}
      aria-label={text("call.resizeStage")}
      aria-orientation={place === "top" ? "horizontal" : "vertical"}
      aria-valuemin={20}
      aria-valuemax={80}
      aria-valuenow={Math.round(part * 100)}
      data-drawn={isDrawing || undefined}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={pressed}
      onDoubleClick={() => {
        drawn(defaultSettings.stageSize[place]);
        keep(defaultSettings.stageSize[place]);
      }}
    />
  );
}
