import texts from "../../assets/locales/en/widget-more.json" with { type: "json" };
import { formatMessage, type Values } from "./format.ts";
import { language } from "./text.ts";

/** The sentences of what stands behind *More*, which load with it. */
export function moreText(id: keyof typeof texts, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}
