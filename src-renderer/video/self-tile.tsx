import { EyeOff, Move, VideoOff } from "lucide-react";
import { type PointerEvent, useRef, useState } from "react";
import type { SourceState } from "../media/state.ts";
import { text } from "../text/text.ts";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { cornerAt, cornerBeside, nextCorner } from "./corner.ts";
import { keepSelfPlace, keptSelfPlace, type SelfPlace } from "./self-place.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./self-tile.module.css";
import { useOwnPicture } from "./use-seat.ts";

/** One's own small picture: in a corner of the stage, drawn to another one by pointer, button or arrow keys, or hidden; remembered. */
export function SelfTile({ camera }: { camera: SourceState }) {
  const picture = useOwnPicture();
  const tile = useRef<HTMLDivElement>(null);
  const [{ corner, isHidden }, setPlace] = useState(() => keptSelfPlace(sessionStorage));
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null);

  function put(part: Partial<SelfPlace>): void {
    const next = { corner, isHidden, ...part };
    setPlace(next);
    keepSelfPlace(sessionStorage, next);
  }

  function pressed({ key }: { key: string }): void {
    const next = cornerBeside(corner, key);
    if (next) put({ corner: next });
  }

  function begin(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button"))) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ x: event.clientX, y: event.clientY });
  }

  function move(event: PointerEvent<HTMLDivElement>): void {
    if (!drag || !tile.current) return;
    tile.current.style.translate = `${event.clientX - drag.x}px ${event.clientY - drag.y}px`;
  }

  function end(event: PointerEvent<HTMLDivElement>): void {
    if (!drag || !tile.current) return;
    const stage = tile.current.offsetParent?.getBoundingClientRect();
    if (stage) put({ corner: cornerAt(stage, event.clientX, event.clientY) });
    tile.current.style.translate = "";
    setDrag(null);
  }

  if (isHidden)
    return (
      <div className={classes(styles["again"], styles[corner])}>
        <IconButton look="stage" size="small" label={text("call.showSelf")} onPress={() => put({ isHidden: false })}>
          <EyeOff aria-hidden="true" />
        </IconButton>
      </div>
    );

  return (
    <div
      ref={tile}
      className={classes(styles["tile"], styles[corner])}
      data-dragged={drag !== null || undefined}
      data-self=""
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <video
        ref={picture}
        className={styles["video"]}
        aria-label={text("call.self")}
        autoPlay
        playsInline
        muted
        hidden={camera.state !== "on"}
      />
      {camera.state === "on" ? null : (
        <p className={styles["none"]}>
          {camera.state === "starting" ? (
            <>
              <VideoOff size={18} aria-hidden="true" />
              {text("video.openingCamera")}
            </>
          ) : (
            // In words it stands among the ticks already.
            <>
              <VideoOff size={18} aria-hidden="true" />
              <Hidden>{text("call.selfHidden")}</Hidden>
            </>
          )}
        </p>
      )}
      <div className={styles["tools"]}>
        <IconButton
          look="stage"
          size="small"
          label={text("call.moveSelf")}
          onKeyDown={pressed}
          onPress={() => put({ corner: nextCorner(corner) })}
        >
          <Move aria-hidden="true" />
        </IconButton>
        <IconButton look="stage" size="small" label={text("call.hideSelf")} onPress={() => put({ isHidden: true })}>
          <EyeOff aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
