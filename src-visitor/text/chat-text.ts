import texts from "../../assets/locales/en/widget-chat.json" with { type: "json" };
import { formatMessage, type Values } from "./format.ts";
import { language } from "./text.ts";

/** The sentences of what a chat has beyond sending and reading, which load with it. */
export function chatText(id: keyof typeof texts, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}
