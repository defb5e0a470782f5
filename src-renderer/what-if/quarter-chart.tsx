import type { Sums } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { clockTime } from "../text/times.ts";
import { Hidden } from "../ui/hidden.tsx";
import { linesOf } from "./chart-points.ts";
import { valueWords } from "./differences.ts";
import styles from "./result.module.css";

const width = 640;
const height = 120;
/** For what stands beside and below the lines. */
const beside = 48;
const below = 20;
const above = 8;

interface QuarterChartProps {
  readonly value: "meanWait" | "serviceLevel";
  readonly before: Sums["quarters"];
  readonly after: Sums["quarters"];
}

/** One figure over the day, as it was (dashed) and with the changes. Its numbers are in a table below. */
export function QuarterChart({ value, before, after }: QuarterChartProps) {
  const lines = linesOf(before, after, value, { width, height }, value === "serviceLevel" ? 1 : undefined);
  const levels = [0, 0.5, 1];
  return (
    <figure className={styles["chart"]}>
      <figcaption className={styles["caption"]}>
        {text(`whatIf.chart.${value}`)} <Hidden>{text("whatIf.chart.below")}</Hidden>
      </figcaption>
      <svg
        aria-hidden="true"
        className={styles["lines"]}
        viewBox={`${-beside} ${-above} ${width + beside + above} ${height + above + below}`}
      >
        {levels.map((level) => (
          <g key={level}>
            <line className={styles["grid"]} x1={0} x2={width} y1={height * (1 - level)} y2={height * (1 - level)} />
            <text className={styles["label"]} x={-8} y={height * (1 - level) + 4} textAnchor="end">
              {value === "serviceLevel" ? `${level * 100} %` : valueWords(value, lines.most * level)}
            </text>
          </g>
        ))}
        {lines.hours.map(({ at, x }) => (
          <text key={at} className={styles["label"]} x={x} y={height + 16} textAnchor="middle">
            {clockTime(at)}
          </text>
        ))}
        <path className={styles["before"]} d={lines.before} />
        <path className={styles["line"]} d={lines.after} />
      </svg>
    </figure>
  );
}

/** What the lines mean, in the same strokes. */
export function Legend() {
  return (
    <ul className={styles["legend"]} aria-label={text("whatIf.legend")}>
      {(["before", "after"] as const).map((which) => (
        <li key={which}>
          <svg aria-hidden="true" viewBox="0 0 28 8" className={styles["sample"]}>
            <path className={styles[which === "before" ? "before" : "line"]} d="M2 4H26" />
          </svg>
          {text(`whatIf.line.${which}`)}
        </li>
      ))}
    </ul>
  );
}
