import texts from "../../assets/locales/en/widget.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { formatMessage, type Values } from "./format.ts";

export type TextId = keyof typeof texts;

export const language = "en";

/** The sentence of that id. */
export function text(id: TextId, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}

/** The sentence for a fault: its reason's, or else its code's. */
export function faultText({ code, reason, values }: Fault): string {
  // A queue has words of its own.
  if (values?.["text"]) return String(values["text"]);
  const id = `fault.${reason}`;
  return isTextId(id) ? text(id, values) : text(`fault.${code}`);
}

/** Hours and minutes as people of this language write them. */
export function timeText(at: number): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(at);
}

function isTextId(id: string): id is TextId {
  return Object.hasOwn(texts, id);
}
