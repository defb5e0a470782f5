import { perLanguage } from "../text/language.ts";

const wholeDay = perLanguage(
  (own) =>
    new Intl.DateTimeFormat(own, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
);

/** `Friday, 20 November 2026` of a day by the hub's calendar, `2026-11-20`. */
export const dateText = (day: string): string => wholeDay().format(new Date(`${day}T00:00:00Z`));
