import { machineDuration, runningTime } from "../text/times.ts";
import { classes } from "./classes.ts";
import styles from "./timer.module.css";
import type { Tone } from "./tone.ts";

/** An elapsed or remaining time in milliseconds, as `14:32`. Its figures keep their width, so that nothing beside it moves. */
export function Timer({ elapsed, tone = "plain" }: { elapsed: number; tone?: Tone }) {
  return (
    <time className={classes(styles["timer"], styles[tone])} dateTime={machineDuration(elapsed)}>
      {runningTime(elapsed)}
    </time>
  );
}
