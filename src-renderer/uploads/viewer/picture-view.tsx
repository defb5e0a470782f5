import { PencilLine, RotateCcw, RotateCw, Scan, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { focusComposer } from "../../chat/composer-focus.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import type { DraftKind } from "../../store.ts";
import { attachMade } from "../attach.ts";
import { type Drawing, lineIn, redo, type Tool, undo } from "../drawing/model.ts";
import { pictureOf } from "../drawing/paint.ts";
import { Board } from "./board.tsx";
import { type Colour, DrawBar } from "./draw-bar.tsx";
import { type Look, turned, wholePicture, zoomed } from "./look.ts";
import type { Shown } from "./shown.ts";
import { useKindsOfPlace } from "../use-upload-rules.ts";
import { useSize } from "./use-size.ts";
import styles from "./viewer.module.css";

interface PictureViewProps {
  readonly shown: Shown;
  readonly bitmap: ImageBitmap;
  /** As the hub gave it. */
  readonly type: string;
  readonly mayDraw: boolean;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly onGo: (by: number) => void;
  readonly onDone: () => void;
}

/** One picture: looked at from near and far, turned, drawn on, and attached as a new file. */
export function PictureView({ shown, bitmap, type, mayDraw, drawing, onDrawing, onGo, onDone }: PictureViewProps) {
  const { conversation, pictures, at, isNew = false } = shown;
  const { name } = pictures[at]!;
  const kinds = useKindsOfPlace(conversation);
  const placeRef = useRef<HTMLDivElement>(null);
  const place = useSize(placeRef);
  const [look, setLook] = useState<Look>(wholePicture);
  const [isDrawing, setDrawing] = useState(isNew);
  const [tool, setTool] = useState<Tool>("arrow");
  const [colour, setColour] = useState<Colour | null>(null);
  const [words, setWords] = useState("");
  const [isMaking, setMaking] = useState(false);
  // The picture hears the keys from the start, in this dialog that was opened for it.
  useEffect(() => placeRef.current?.focus(), []);
  const brush =
    isDrawing && mayDraw ? { tool, colour: colour?.css ?? "red", width: lineIn(bitmap), text: words } : null;
  const zoom = (factor: number) => setLook(zoomed(look, place, bitmap, factor));

  const attach = async (kind: DraftKind) => {
    if (conversation === null) return;
    setMaking(true);
    try {
      const as = type === "image/jpeg" ? "image/jpeg" : "image/png";
      const blob = await pictureOf(bitmap, drawing.marks, look.turn, as);
      const file = new File([blob], isNew ? name : drawnName(name, as), { type: as });
      if (attachMade(conversation, file, kind)) {
        onDone();
        // Once the dialog is gone and keeps the focus no more.
        return queueMicrotask(() => focusComposer(conversation));
      }
    } catch (error) {
      toasts.show({ look: "bad", title: text("uploads.viewer.notMade"), words: faultText(faultOf(error)) });
    }
    setMaking(false);
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.altKey) return;
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const byKey: Readonly<Record<string, () => void>> = isMod
      ? {
          z: () => onDrawing(event.shiftKey ? redo(drawing) : undo(drawing)),
          y: () => onDrawing(redo(drawing)),
        }
      : {
          arrowleft: () => onGo(-1),
          arrowright: () => onGo(1),
          "+": () => zoom(1.25),
          "-": () => zoom(1 / 1.25),
          "0": () => setLook({ ...wholePicture, turn: look.turn }),
          r: () => setLook(turned(look, event.shiftKey ? -1 : 1)),
          d: () => mayDraw && setDrawing(!isDrawing),
        };
    if (!byKey[key]) return;
    event.preventDefault();
    byKey[key]();
  };

  return (
    // Keys that work wherever the focus is in the viewer; each has its button too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles["picture"]} onKeyDown={pressed}>
      <Board
        bitmap={bitmap}
        name={name}
        look={look}
        onLook={setLook}
        brush={brush}
        drawing={drawing}
        onDrawing={onDrawing}
        place={place}
        placeRef={placeRef}
      />
      <div className={styles["bars"]}>
        <div className={styles["bar"]} role="toolbar" aria-label={text("uploads.viewer.lookBar")}>
          <IconButton label={text("uploads.viewer.farther")} keyHint="−" onPress={() => zoom(1 / 1.25)}>
            <ZoomOut aria-hidden="true" />
          </IconButton>
          <span className={styles["count"]}>
            {text("uploads.viewer.zoom", { percent: Math.round(look.zoom * 100) })}
          </span>
          <IconButton label={text("uploads.viewer.nearer")} keyHint="+" onPress={() => zoom(1.25)}>
            <ZoomIn aria-hidden="true" />
          </IconButton>
          <IconButton
            label={text("uploads.viewer.whole")}
            keyHint="0"
            onPress={() => setLook({ ...wholePicture, turn: look.turn })}
          >
            <Scan aria-hidden="true" />
          </IconButton>
          <IconButton label={text("uploads.viewer.left")} keyHint="Shift R" onPress={() => setLook(turned(look, -1))}>
            <RotateCcw aria-hidden="true" />
          </IconButton>
          <IconButton label={text("uploads.viewer.right")} keyHint="R" onPress={() => setLook(turned(look, 1))}>
            <RotateCw aria-hidden="true" />
          </IconButton>
          {mayDraw ? (
            <IconButton
              label={text("uploads.viewer.draw")}
              keyHint="D"
              aria-pressed={isDrawing}
              onPress={() => setDrawing(!isDrawing)}
            >
              <PencilLine aria-hidden="true" />
            </IconButton>
          ) : null}
        </div>
        {mayDraw && (isDrawing || drawing.marks.length > 0) ? (
          <DrawBar
            tool={tool}
            onTool={(chosen) => {
              setTool(chosen);
              setDrawing(true);
            }}
            colour={colour}
            onColour={setColour}
            words={words}
            onWords={setWords}
            drawing={drawing}
            onDrawing={onDrawing}
            mayAttach={isNew || drawing.marks.length > 0}
            isMaking={isMaking}
            kinds={kinds}
            onAttach={(kind) => void attach(kind)}
          />
        ) : null}
      </div>
    </div>
  );
}

/** `roses.jpeg` → `roses-drawn.jpg`. */
function drawnName(name: string, type: string): string {
  const [stem = "picture"] = /^(.+?)(?:\.[^.]*)?$/.exec(name)?.slice(1) ?? [];
  return `${stem.slice(0, 80)}-drawn.${type === "image/jpeg" ? "jpg" : "png"}`;
}
