import type { DayKnown } from "../../src-shared/replay/model.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { changeWords } from "./change-words.ts";
import { isKnown } from "./changes.ts";
import { dateText } from "./day-words.ts";
import { partWords, pointsBetween } from "./differences.ts";
import { notesOf } from "./notes.ts";
import { Legend, QuarterChart } from "./quarter-chart.tsx";
import { QuarterTable } from "./quarter-table.tsx";
import { ResultTable } from "./result-table.tsx";
import type { Result } from "./what-if.ts";
import styles from "./result.module.css";

interface ResultPartProps {
  readonly result: Result;
  /** Something of what was asked has been changed since. */
  readonly isOld: boolean;
  readonly day: DayKnown | null;
  readonly skills: Names["skills"];
}

/** What came of it: how visitors fared, over the day, and how far it can be trusted. */
export function ResultPart({ result: { day, changes, answer }, isOld, day: known, skills }: ResultPartProps) {
  const { before, after } = answer;
  const title = text("whatIf.resultOf", { day: dateText(day) });
  const words =
    known && known.day === day
      ? changes.filter((one) => isKnown(one, known)).map((one) => changeWords(one, { day: known, skills }))
      : [];
  return (
    <section className={styles["result"]} aria-label={title}>
      <h2 className={styles["heading"]}>{title}</h2>
      {isOld ? (
        <Banner look="warn" isBoxed title={text("whatIf.old")}>
          {words.length > 0 ? text("whatIf.oldText", { changes: words.join("; ") }) : null}
        </Banner>
      ) : null}
      <ResultTable answer={answer} />
      {before.occupancy === null && after.occupancy === null ? null : (
        <p>
          {text("whatIf.occupancy", {
            before: partWords(before.occupancy),
            after: partWords(after.occupancy),
            by: pointsBetween(before.occupancy, after.occupancy) ?? text("whatIf.same"),
          })}
        </p>
      )}
      {before.quarters.length > 0 ? (
        <div className={styles["charts"]}>
          <Legend />
          <QuarterChart value="meanWait" before={before.quarters} after={after.quarters} />
          <QuarterChart value="serviceLevel" before={before.quarters} after={after.quarters} />
          <QuarterTable answer={answer} />
        </div>
      ) : null}
      <section className={styles["notes"]} aria-label={text("whatIf.trust")}>
        <h3 className={styles["caption"]}>{text("whatIf.trust")}</h3>
        <ul>
          {notesOf(answer).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </section>
  );
}
