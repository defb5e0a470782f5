import english from "../../assets/locales/en/widget-copy.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";
import { faultText } from "./text.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-copy.json"),
  fr: () => import("../../assets/locales/fr/widget-copy.json"),
  de: () => import("../../assets/locales/de/widget-copy.json"),
  ru: () => import("../../assets/locales/ru/widget-copy.json"),
});

/** The sentences around a copy of the conversation, which load with it. */
export function copyText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

/** The sentence for a fault of such a copy, or the one that all faults of that kind have. */
export function copyFaultText(fault: Fault): string {
  const id = `fault.${fault.reason}`;
  return texts.has(id) ? copyText(id) : faultText(fault);
}
