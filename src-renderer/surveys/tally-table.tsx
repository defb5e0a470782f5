import { answeredIn, type Tally } from "../../src-shared/surveys/figures.ts";
import { text } from "../text/text.ts";
import { Hidden } from "../ui/hidden.tsx";
import styles from "./reports.module.css";
import { averageWords, contentWords, distributionWords, isFew, shareWords } from "./words.ts";

interface TallyTableProps {
  readonly label: string;
  readonly rows: ReadonlyArray<{ readonly id: string; readonly name: string; readonly tally: Tally }>;
}

/** Who was asked, who answered, and what: a line for each. */
export function TallyTable({ label, rows }: TallyTableProps) {
  const columns = ["asked", "answered", "share", "average", "content"] as const;
  return (
    // A narrow window scrolls it; the keyboard can too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles["scroll"]} aria-label={label} tabIndex={0}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles["number"]}>
                {text(`reports.column.${column}`)}
              </th>
            ))}
            <th scope="col">{text("reports.column.distribution")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, tally }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className={styles["number"]}>{tally.asked}</td>
              <td className={styles["number"]}>{answeredIn(tally)}</td>
              <td className={styles["number"]}>{shareWords(tally)}</td>
              <td className={styles["number"]}>{averageWords(tally)}</td>
              <td className={styles["number"]}>{contentWords(tally)}</td>
              <td>
                <Distribution tally={tally} />
                <Hidden>{distributionWords(tally)}</Hidden>
                {isFew(tally) ? <span className={styles["few"]}>{text("reports.few")}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Bars from the worst to the best, with their numbers for who does not see them. */
function Distribution({ tally }: { tally: Tally }) {
  if (answeredIn(tally) === 0) return null;
  const words = distributionWords(tally);
  const counts = tally.five.some((count) => count > 0) ? tally.five : tally.thumbs;
  const most = Math.max(...counts);
  return (
    <svg
      className={styles["bars"]}
      viewBox={`0 0 ${counts.length * 10} 20`}
      width={counts.length * 10}
      height={20}
      aria-hidden="true"
    >
      <title>{words}</title>
      {counts.map((count, index) => {
        const height = Math.max(1, (count / most) * 20);
        // oxlint-disable-next-line react/no-array-index-key -- a score's place is what it is
        return <rect key={index} x={index * 10} y={20 - height} width={8} height={height} />;
      })}
    </svg>
  );
}
