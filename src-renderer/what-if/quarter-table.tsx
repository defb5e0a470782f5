import type { WhatIf } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { clockTime } from "../text/times.ts";
import { quartersOf } from "./chart-points.ts";
import { valueWords } from "./differences.ts";
import styles from "./result.module.css";

/** The charts' numbers. */
export function QuarterTable({ answer: { before, after } }: { answer: WhatIf }) {
  const columns = [
    ["before", "meanWait"],
    ["after", "meanWait"],
    ["before", "serviceLevel"],
    ["after", "serviceLevel"],
  ] as const;
  return (
    <details className={styles["details"]}>
      <summary>{text("whatIf.asTable")}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles["scroll"]} aria-label={text("whatIf.asTable")} tabIndex={0}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{text("whatIf.quarter")}</th>
              <th scope="col" className={styles["number"]}>
                {text("whatIf.measure.offered")}
              </th>
              {columns.map(([which, value]) => (
                <th key={which + value} scope="col" className={styles["number"]}>
                  {text("whatIf.ofLine", {
                    measure: text(`whatIf.measure.${value}`),
                    line: text(`whatIf.line.${which}`),
                  })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quartersOf(before.quarters, after.quarters).map((quarter) => (
              <tr key={quarter.at}>
                <th scope="row">{clockTime(quarter.at)}</th>
                <td className={styles["number"]}>{(quarter.before ?? quarter.after)?.offered}</td>
                {columns.map(([which, value]) => (
                  <td key={which + value} className={styles["number"]}>
                    {valueWords(value, quarter[which]?.[value] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
