import { Check, CheckCheck } from "lucide-react";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./bubble.module.css";
import type { MessageRow } from "./timeline.ts";

/** How far a message of the staff's has come; in words at the newest one, with the time on hover. */
export function ArrivalSign({ arrival }: Pick<MessageRow, "arrival">) {
  if (!arrival) {
    return (
      <>
        <Check className={styles["tick"]} aria-hidden="true" />
        <Hidden>{text("chat.arrival.sent")}</Hidden>
      </>
    );
  }
  const { is, at } = arrival;
  const Sign = is === "sent" ? Check : CheckCheck;
  return (
    <span
      className={styles["arrival"]}
      title={at === null || is === "sent" ? undefined : text(`chat.arrival.${is}At`, { time: wholeTime(at) })}
    >
      <Sign className={classes(styles["tick"], is === "read" && styles["read"])} aria-hidden="true" />
      {text(`chat.arrival.${is}`)}
    </span>
  );
}
