import { useEffect, useRef, useState } from "preact/hooks";
import type { CallMedia } from "../media/call.ts";
import type { Shelf } from "../shelf.ts";
import { callText } from "../text/call-text.ts";
import { CallIcon } from "./call-icon.tsx";
import { type Corner, cornerAt, cornerBy, cornerFrom } from "./corner.ts";
import { Video } from "./video.tsx";

/** One's own picture: small, in the corner where it was put by pointer or arrow keys, or hidden; kept for the tab. */
export function SelfView({ media, shelf }: { media: CallMedia; shelf: Shelf }) {
  const [corner, setCorner] = useState<Corner>(() => cornerFrom(shelf.read("corner")));
  const [hidden, setHidden] = useState(() => shelf.read("self") === "hidden");
  const box = useRef<HTMLDivElement>(null);
  const grips = useRef<HTMLButtonElement>(null);
  const [shift, setShift] = useState<{ x: number; y: number } | null>(null);
  useEffect(() => shelf.keep("corner", corner), [shelf, corner]);
  useEffect(() => shelf.keep("self", hidden ? "hidden" : null), [shelf, hidden]);

  if (hidden)
    return (
      <button type="button" class="self-shown" data-corner={corner} onClick={() => setHidden(false)}>
        {callText("call.selfShow")}
      </button>
    );

  function drag({ clientX, clientY, pointerId }: PointerEvent): void {
    const element = box.current!;
    const grip = grips.current!;
    let moved = false;
    grip.setPointerCapture(pointerId);
    const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
      moved ||= Math.hypot(x - clientX, y - clientY) > 4;
      setShift({ x: x - clientX, y: y - clientY });
    };
    const stop = (): void => {
      grip.removeEventListener("pointermove", move);
      const { left, top, width, height } = element.getBoundingClientRect();
      const stage = element.parentElement!.getBoundingClientRect();
      if (moved) setCorner(cornerAt(left + width / 2 - stage.left, top + height / 2 - stage.top, stage, isRtl()));
      setShift(null);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("lostpointercapture", stop, { once: true });
  }

  return (
    <div
      ref={box}
      class="self-box"
      data-corner={corner}
      style={shift ? { translate: `${shift.x}px ${shift.y}px`, transition: "none" } : {}}
    >
      <Video media={media} picture={null} label={callText("call.self")} />
      <button
        ref={grips}
        type="button"
        class="self-move"
        aria-label={callText("call.selfMove")}
        onPointerDown={drag}
        onKeyDown={(event) => {
          const next = cornerBy(event.key, corner, isRtl());
          if (!next) return;
          event.preventDefault();
          setCorner(next);
        }}
      />
      <button
        type="button"
        class="self-hide"
        aria-label={callText("call.selfHide")}
        title={callText("call.selfHide")}
        onClick={() => setHidden(true)}
      >
        <CallIcon name="hide" />
      </button>
    </div>
  );
}

function isRtl(): boolean {
  return getComputedStyle(document.documentElement).direction === "rtl";
}
