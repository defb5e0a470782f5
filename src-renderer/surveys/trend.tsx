import type { Days } from "../../src-shared/statistics/days.ts";
import { answeredIn, averageOf, contentOf, type Tally } from "../../src-shared/surveys/figures.ts";
import { text } from "../text/text.ts";
import styles from "./reports.module.css";
import { averageWords, contentWords, dayWords } from "./words.ts";

/** Day by day: how content those were who answered; a day without an answer is a gap. */
export function Trend({ days, each }: { days: Days; each: readonly Tally[] }) {
  const width = 8;
  return (
    <figure className={styles["trend"]} aria-label={text("reports.trend")}>
      <svg viewBox={`0 0 ${each.length * width} 60`} preserveAspectRatio="none" aria-hidden="true">
        {each.map((tally, index) => {
          const height = (contentOf(tally) ?? 0) * 56;
          const at = days[index]!;
          return answeredIn(tally) === 0 ? null : (
            <rect key={at} x={index * width + 1} y={59 - height} width={width - 2} height={height + 1}>
              <title>{wordsOf(at, tally)}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className={styles["soft"]}>
        {text("reports.trendText", { from: dayWords(days[0]!), to: dayWords(days[each.length - 1]!) })}
      </figcaption>
      <details>
        <summary>{text("reports.trendDays")}</summary>
        <ul>
          {each.map((tally, index) =>
            tally.asked === 0 ? null : <li key={days[index]}>{wordsOf(days[index]!, tally)}</li>,
          )}
        </ul>
      </details>
    </figure>
  );
}

const wordsOf = (at: number, tally: Tally): string =>
  text(averageOf(tally) === null ? "reports.trendDayThumbs" : "reports.trendDay", {
    day: dayWords(at),
    asked: tally.asked,
    answered: answeredIn(tally),
    average: averageWords(tally),
    content: contentWords(tally),
  });
