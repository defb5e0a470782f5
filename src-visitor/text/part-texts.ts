import { effect, signal } from "@preact/signals";
import type { Catalogue } from "../../src-shared/languages/choose.ts";
import { formatMessage, type Values } from "./format.ts";
import { language } from "./text.ts";

type Fetch<Texts> = () => Promise<{ default: Partial<Texts> }>;

/** Sentences that load with a part of the widget: English comes with the part, the visitor's own language beside it. */
export interface PartTexts<Texts> {
  write(id: keyof Texts & string, values?: Values): string;
  has(id: string): id is keyof Texts & string;
}

/** One file a language: nobody fetches what he does not read. Until it is there, and where it cannot come, English is read. */
export function partTexts<Texts extends Readonly<Record<string, string>>>(
  english: Texts,
  fetched: Record<Exclude<Catalogue, "en">, Fetch<Texts>>,
): PartTexts<Texts> {
  const own = signal<{ readonly of: Catalogue; readonly texts: Partial<Texts> }>({ of: "en", texts: english });
  effect(() => {
    const wanted = language();
    if (wanted === "en") return;
    fetched[wanted]().then(
      ({ default: texts }) => {
        if (language() === wanted) own.value = { of: wanted, texts };
      },
      (error: unknown) => console.error(error),
    );
  });
  return {
    write(id, values = {}) {
      const { of, texts } = own.value;
      const message = of === language() ? texts[id] : undefined;
      return message === undefined ? formatMessage(english[id]!, values, "en") : formatMessage(message, values, of);
    },
    has: (id): id is keyof Texts & string => Object.hasOwn(english, id),
  };
}
