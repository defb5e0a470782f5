import type { Quality } from "../media/state.ts";
import { text } from "../text/text.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./quality-bars.module.css";

const bars: Record<Exclude<Quality, "unknown">, number> = { lost: 0, poor: 1, good: 2, excellent: 3 };

/** How good somebody's line is; nothing where it is not known yet. */
export function QualityBars({ quality }: { quality: Quality }) {
  if (quality === "unknown") return null;
  const words = text("call.quality", { quality });
  return (
    <span className={styles["bars"]} title={words} data-poor={bars[quality] < 2 || undefined}>
      {[1, 2, 3].map((bar) => (
        <span key={bar} className={styles["bar"]} data-on={bar <= bars[quality] || undefined} aria-hidden="true" />
      ))}
      <Hidden>{words}</Hidden>
    </span>
  );
}
