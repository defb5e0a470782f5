import { signal } from "@preact/signals";
import english from "../../assets/locales/en/widget.json" with { type: "json" };
import type { Catalogue } from "../../src-shared/languages/choose.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { formatMessage, type Values } from "./format.ts";

export type TextId = keyof typeof english;
type Texts = Partial<Record<TextId, string>>;

const spoken = signal<{ readonly language: Catalogue; readonly texts: Texts }>({ language: "en", texts: english });

const fetched: Record<Exclude<Catalogue, "en">, () => Promise<{ default: Texts }>> = {
  fi: () => import("../../assets/locales/fi/widget.json"),
  fr: () => import("../../assets/locales/fr/widget.json"),
  de: () => import("../../assets/locales/de/widget.json"),
  ru: () => import("../../assets/locales/ru/widget.json"),
};

/** Speaks this language from now on; English where its words cannot be fetched. The last one asked for holds. */
export async function speak(wanted: Catalogue): Promise<void> {
  asked = wanted;
  try {
    const texts = wanted === "en" ? english : (await fetched[wanted]()).default;
    if (asked === wanted) show(wanted, texts);
  } catch (error) {
    console.error(error);
  }
}
let asked: Catalogue = "en";

/** The language that is shown now: of sentences, times and lists. */
export function language(): Catalogue {
  return spoken.value.language;
}

/** All five are written from left to right. */
function show(now: Catalogue, texts: Texts): void {
  spoken.value = { language: now, texts };
  const { documentElement: page } = document;
  page.lang = now;
  page.dir = "ltr";
}

/** The sentence of that id; in English where the language has none. */
export function text(id: TextId, values: Values = {}): string {
  const { texts, language: own } = spoken.value;
  const message = texts[id];
  return message === undefined ? formatMessage(english[id], values, "en") : formatMessage(message, values, own);
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
  return new Intl.DateTimeFormat(spoken.value.language, { hour: "numeric", minute: "2-digit" }).format(at);
}

function isTextId(id: string): id is TextId {
  return Object.hasOwn(english, id);
}
