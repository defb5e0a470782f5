import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { text } from "../../text/text.ts";
import { begunAt, type Brush, type Drawing, drawn, isMeant, ledTo, type Mark, type Point } from "../drawing/model.ts";
import { paint } from "../drawing/paint.ts";
import { type Look, moved, scaleOf, type Size, toPicture, toPlace, zoomed } from "./look.ts";
import styles from "./viewer.module.css";

interface BoardProps {
  readonly bitmap: ImageBitmap;
  readonly name: string;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  /** Null: the pointer moves the picture. */
  readonly brush: Brush | null;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly place: Size;
  readonly placeRef: RefObject<HTMLDivElement | null>;
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The picture itself: moved and zoomed, or drawn on, by a pointer or by keys. */
export function Board({ bitmap, name, look, onLook, brush, drawing, onDrawing, place, placeRef }: BoardProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [current, setCurrent] = useState<Mark | null>(null);
  /** Where keys draw, in the picture; null as long as nobody draws by keys. */
  const [cursor, setCursor] = useState<Point | null>(null);
  const held = useRef<Point | null>(null);
  const scale = scaleOf(look, place, bitmap);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) paint(context, bitmap, current ? [...drawing.marks, current] : drawing.marks);
  }, [bitmap, drawing, current]);

  useWheel(placeRef, (factor, at) => onLook(zoomed(look, place, bitmap, factor, at)));

  const finish = (mark: Mark | null) => {
    setCurrent(null);
    if (mark && isMeant(mark)) onDrawing(drawn(drawing, mark));
  };
  const pressed = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const at = pointIn(event);
    held.current = at;
    event.currentTarget.setPointerCapture(event.pointerId);
    setCursor(null);
    if (brush) setCurrent(begunAt(toPicture(look, place, bitmap, at), brush) ?? null);
  };
  const led = (event: PointerEvent<HTMLDivElement>) => {
    const before = held.current;
    if (!before) return;
    const at = pointIn(event);
    held.current = at;
    if (!brush) onLook(moved(look, place, bitmap, { x: at.x - before.x, y: at.y - before.y }));
    else if (current) setCurrent(ledTo(current, toPicture(look, place, bitmap, at)));
  };
  const released = () => {
    held.current = null;
    finish(current);
  };
  const keyed = (event: KeyboardEvent) => {
    const way = arrows[event.key];
    if (!brush) return;
    if (way) {
      event.preventDefault();
      event.stopPropagation();
      const step = ((event.shiftKey ? 40 : 8) / scale) | 0 || 1;
      const from = cursor ?? { x: bitmap.width / 2, y: bitmap.height / 2 };
      const to = { x: clamp(from.x + way.x * step, bitmap.width), y: clamp(from.y + way.y * step, bitmap.height) };
      setCursor(to);
      if (current) setCurrent(ledTo(current, to));
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      const at = cursor ?? { x: bitmap.width / 2, y: bitmap.height / 2 };
      setCursor(at);
      if (current) finish(current);
      else {
        const mark = begunAt(at, brush) ?? null;
        if (mark?.is === "words") finish(mark);
        else setCurrent(mark);
      }
    } else if (event.key === "Escape" && current) {
      event.stopPropagation();
      setCurrent(null);
    }
  };
  const at = cursor && brush ? toPlace(look, place, bitmap, cursor) : null;
  return (
    // An application of its own: it hears all keys and says so.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={placeRef}
      className={styles["place"]}
      data-tool={brush?.tool ?? "move"}
      role="application"
      aria-label={text(brush ? "uploads.viewer.drawHere" : "uploads.viewer.picture", { name })}
      // Drawn on by keys as well.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={pressed}
      onPointerMove={led}
      onPointerUp={released}
      onPointerCancel={() => {
        held.current = null;
        setCurrent(null);
      }}
      onKeyDown={keyed}
    >
      <canvas
        ref={canvas}
        // An img cannot be drawn on.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={name}
        width={bitmap.width}
        height={bitmap.height}
        style={{
          marginLeft: -bitmap.width / 2,
          marginTop: -bitmap.height / 2,
          transform: `translate(${look.x}px, ${look.y}px) rotate(${look.turn * 90}deg) scale(${scale})`,
        }}
      />
      {at ? (
        <span
          className={styles["cursor"]}
          style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
          aria-hidden="true"
        />
      ) : null}
    </div>
  );
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** From the middle of the place. */
function pointIn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

/** React hears the wheel passively; here it must not scroll or zoom the window. */
function useWheel(place: RefObject<HTMLElement | null>, zoom: (factor: number, at: Point) => void): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    function turnedWheel(event: WheelEvent): void {
      event.preventDefault();
      const { left, top, width, height } = element!.getBoundingClientRect();
      const at = { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
      latest.current(Math.exp(-event.deltaY / 400), at);
    }
    element.addEventListener("wheel", turnedWheel, { passive: false });
    return () => element.removeEventListener("wheel", turnedWheel);
  }, [place]);
}
