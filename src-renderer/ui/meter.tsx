import { Meter as AriaMeter } from "react-aria-components";
import styles from "./meter.module.css";

/** How loud something is now, 0 to 1, as a row of bars. */
export function Meter({ label, value, bars = 16 }: { label: string; value: number; bars?: number }) {
  const level = Math.min(1, Math.max(0, value));
  const full = Math.round(level * bars);
  return (
    <AriaMeter className={styles["meter"] ?? ""} aria-label={label} value={Math.round(level * 100)}>
      {Array.from({ length: bars }, (_, index) => (
        <span
          key={index}
          className={styles["bar"]}
          data-full={index < full || undefined}
          data-loud={index >= bars * 0.85 || undefined}
        />
      ))}
    </AriaMeter>
  );
}
