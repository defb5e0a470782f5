import english from "../../assets/locales/en/widget-chat.json" with { type: "json" };
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-chat.json"),
  fr: () => import("../../assets/locales/fr/widget-chat.json"),
  de: () => import("../../assets/locales/de/widget-chat.json"),
  ru: () => import("../../assets/locales/ru/widget-chat.json"),
});

/** The sentences of what a chat has beyond sending and reading, which load with it. */
export function chatText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}
