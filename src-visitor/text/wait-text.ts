import english from "../../assets/locales/en/widget-wait.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";
import { faultText, language } from "./text.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-wait.json"),
  fr: () => import("../../assets/locales/fr/widget-wait.json"),
  de: () => import("../../assets/locales/de/widget-wait.json"),
  ru: () => import("../../assets/locales/ru/widget-wait.json"),
});

/** The sentences of waiting and of finding nobody, which load with their views. */
export function waitText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

/** The sentence for a fault of a left message, or the one that all faults of that kind have. */
export function leaveFaultText(fault: Fault): string {
  const id = `fault.${fault.reason}`;
  return texts.has(id) ? waitText(id, fault.values) : faultText(fault);
}

/** When it opens, as the visitor's own clock will show it. */
export function opensText(at: number, now: number): string {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language(), options).format(at);
  const time = format({ hour: "numeric", minute: "2-digit" });
  if (new Date(at).toDateString() === new Date(now).toDateString()) return waitText("away.opensToday", { time });
  const isSoon = at - now < 6 * 86_400_000;
  const day = format(isSoon ? { weekday: "long" } : { weekday: "long", day: "numeric", month: "long" });
  return waitText("away.opensOn", { day, time });
}
