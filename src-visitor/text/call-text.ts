import english from "../../assets/locales/en/widget-call.json" with { type: "json" };
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-call.json"),
  fr: () => import("../../assets/locales/fr/widget-call.json"),
  de: () => import("../../assets/locales/de/widget-call.json"),
  ru: () => import("../../assets/locales/ru/widget-call.json"),
});

/** The sentences of a call, which load with it. */
export function callText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

/** A value as a text's `select` can name it: ICU takes no hyphen there. */
export function choice(value: string): string {
  return value.replaceAll("-", "");
}
