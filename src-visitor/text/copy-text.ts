import texts from "../../assets/locales/en/widget-copy.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { formatMessage, type Values } from "./format.ts";
import { faultText, language } from "./text.ts";

/** The sentences around a copy of the conversation, which load with it. */
export function copyText(id: keyof typeof texts, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}

/** The sentence for a fault of such a copy, or the one that all faults of that kind have. */
export function copyFaultText(fault: Fault): string {
  const id = `fault.${fault.reason}`;
  return Object.hasOwn(texts, id) ? copyText(id as keyof typeof texts) : faultText(fault);
}
