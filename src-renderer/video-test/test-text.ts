import { IntlMessageFormat } from "intl-messageformat";
import texts from "../../assets/locales/en/video-test.json" with { type: "json" };
import { language, ownTestTexts } from "../text/language.ts";
import type { Write } from "../../src-shared/video-test/report-text.ts";

/** A sentence of the video test: the same ones that the public page and the widget show. */
export function testText(id: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  const own = ownTestTexts()[id];
  const [message, of] = own === undefined ? [texts[id], "en"] : [own, language()];
  return String(new IntlMessageFormat(message, of, undefined, { ignoreTag: true }).format(values));
}

/** The same for ids made of parts of a report, which may be of another version. */
export const testTextIfAny: Write = (id, values) =>
  Object.hasOwn(texts, id) ? testText(id as keyof typeof texts, values) : undefined;
