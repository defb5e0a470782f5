import { useEffect, useRef } from "react";
import { Face } from "../ui/face.tsx";
import styles from "./loud-face.module.css";
import { video } from "./video.ts";

/** Times a second that the level is read. */
const readings = 10;

/** Somebody who is heard and not seen: a ring round the initials grows with the voice. `who` as in `Call.show`. */
export function LoudFace({ who, name, size }: { who: string; name: string; size: "medium" | "large" }) {
  const face = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      const level = video.seat()?.call()?.level(who) ?? 0;
      face.current?.style.setProperty("--level", level.toFixed(2));
    }, 1000 / readings);
    return () => clearInterval(timer);
  }, [who]);
  return (
    <span ref={face} className={styles["face"]}>
      <Face name={name} size={size} />
    </span>
  );
}
