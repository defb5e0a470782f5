import texts from "../../assets/locales/en/widget-call.json" with { type: "json" };
import { formatMessage, type Values } from "./format.ts";
import { language } from "./text.ts";

/** The sentences of a call, which load with it. */
export function callText(id: keyof typeof texts, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}

/** A value as a text's `select` can name it: ICU takes no hyphen there. */
export function choice(value: string): string {
  return value.replaceAll("-", "");
}
