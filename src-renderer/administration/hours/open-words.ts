import type { Hours } from "../../../src-shared/routing/hours.ts";
import { isOpen, nextChange } from "../../../src-shared/routing/opening.ts";
import { language } from "../../text/language.ts";
import { text } from "../../text/text.ts";

/** Whether it is open, and until when: by the clock there. */
export function openWords(hours: Hours, now: number): string {
  const next = nextChange(hours, now);
  if (next === null) return text(isOpen(hours, now) ? "administration.hours.always" : "administration.hours.never");
  const when = new Intl.DateTimeFormat(language(), {
    timeZone: hours.zone,
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(next - now > 6 * 86_400_000 ? { day: "numeric", month: "long" } : {}),
  }).format(next);
  return text(isOpen(hours, now) ? "administration.hours.openUntil" : "administration.hours.opens", { when });
}
