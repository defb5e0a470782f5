import texts from "../../assets/locales/en/widget-survey.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { formatMessage, type Values } from "./format.ts";
import { faultText, language } from "./text.ts";

/** The sentences of what is asked after a conversation, which load with it. */
export function surveyText(id: keyof typeof texts, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}

/** The sentence for a fault of an answer. */
export function surveyFaultText(fault: Fault): string {
  const id = `fault.${fault.reason}`;
  return Object.hasOwn(texts, id) ? surveyText(id as keyof typeof texts) : faultText(fault);
}
