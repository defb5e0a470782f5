import english from "../../assets/locales/en/widget-more.json" with { type: "json" };
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-more.json"),
  fr: () => import("../../assets/locales/fr/widget-more.json"),
  de: () => import("../../assets/locales/de/widget-more.json"),
  ru: () => import("../../assets/locales/ru/widget-more.json"),
});

/** The sentences of what stands behind *More*, which load with it. */
export function moreText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}
