import english from "../../assets/locales/en/widget-survey.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";
import { faultText } from "./text.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-survey.json"),
  fr: () => import("../../assets/locales/fr/widget-survey.json"),
  de: () => import("../../assets/locales/de/widget-survey.json"),
  ru: () => import("../../assets/locales/ru/widget-survey.json"),
});

/** The sentences of what is asked after a conversation, which load with it. */
export function surveyText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

/** The sentence for a fault of an answer. */
export function surveyFaultText(fault: Fault): string {
  const id = `fault.${fault.reason}`;
  return texts.has(id) ? surveyText(id) : faultText(fault);
}
