import { language } from "../text/language.ts";

/** What a clock shows in that zone, such as `Tue 14:05`; undefined for a zone that this machine does not know. */
export function timeThere(timeZone: string, at: number): string | undefined {
  try {
    const format = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
    return new Intl.DateTimeFormat(language(), format).format(at);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `Finnish` of `fi`, `German (Austria)` of `de-AT`; the tag itself when it is none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(language(), { type: "language" }).of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
