import type { Offer } from "../../src-shared/queues/model.ts";
import { perLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";
import { dayText, spokenDuration } from "../text/times.ts";

/** What else an agent decides by, in lines of one kind each: the wait, the page, who this is. `now`: the hub's clock. */
export function factLines(offer: Offer, now: number): string[] {
  const waited = text("queues.waited", { time: spokenDuration(now - offer.waitingSince) });
  const where = offer.page?.title || offer.page?.url;
  const page = where ? text("queues.page", { page: where }) : null;
  return [
    [offer.queue.name, waited],
    [page],
    [speaks(offer.language), text("queues.before", { count: offer.before })],
    [last(offer, now)],
  ]
    .map((facts) => facts.filter((fact) => fact !== null).join(" · "))
    .filter((line) => line !== "");
}

function last({ last: before }: Offer, now: number): string | null {
  if (before === null) return null;
  const when = dayText(before.at, now);
  return before.agent === null
    ? text("queues.lastNobody", { when })
    : text("queues.last", { when, agent: before.agent });
}

const names = perLanguage((own) => new Intl.DisplayNames(own, { type: "language", fallback: "code" }));

/** What a browser says may be no language at all. */
export function languageName(code: string): string {
  try {
    return names().of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

function speaks(code: string | null): string | null {
  return code === null ? null : text("queues.speaks", { language: languageName(code) });
}
