import { Check, CheckCheck } from "lucide-react";
import { text } from "../text/text.ts";
import { wholeTime } from "../text/times.ts";
import { classes } from "../ui/classes.ts";
import styles from "./bubble.module.css";
import type { MessageRow } from "./row.ts";

/** How far the newest message of the staff's has come, in words, with the time on hover. What is above it has come as far. */
export function ArrivalSign({ arrival }: { readonly arrival: NonNullable<MessageRow["arrival"]> }) {
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
