import { answeredIn, averageOf, contentOf, fewAnswers, shareOf, type Tally } from "../../src-shared/surveys/figures.ts";
import { perLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";

const percent = perLanguage((own) => new Intl.NumberFormat(own, { style: "percent", maximumFractionDigits: 0 }));
const mean = perLanguage((own) => new Intl.NumberFormat(own, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
const date = perLanguage((own) => new Intl.DateTimeFormat(own, { weekday: "short", day: "numeric", month: "short" }));

export const dayWords = (at: number): string => date().format(at);

const orNone = (value: number | null, format: () => Intl.NumberFormat): string =>
  value === null ? text("reports.none") : format().format(value);

export const shareWords = (tally: Tally): string => orNone(shareOf(tally), percent);
export const averageWords = (tally: Tally): string => orNone(averageOf(tally), mean);
export const contentWords = (tally: Tally): string => orNone(contentOf(tally), percent);

/** Some have answered, but so few that the next one may turn the figures around. */
export const isFew = (tally: Tally): boolean => answeredIn(tally) > 0 && answeredIn(tally) < fewAnswers;

/** `1: 0, 2: 3 …`, the worst first. */
export function distributionWords({ five, thumbs }: Tally): string {
  const stars = five.some((count) => count > 0)
    ? [five.map((count, index) => text("reports.ofScore", { score: index + 1, count })).join(", ")]
    : [];
  const [down = 0, up = 0] = thumbs;
  return [...stars, ...(down + up > 0 ? [text("reports.thumbs", { up, down })] : [])].join("; ");
}
