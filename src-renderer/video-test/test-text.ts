import { IntlMessageFormat } from "intl-messageformat";
import texts from "../../assets/locales/en/video-test.json" with { type: "json" };
import type { Write } from "../../src-shared/video-test/report-text.ts";

/** A sentence of the video test: the same ones that the public page and the widget show. */
export function testText(id: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  return String(new IntlMessageFormat(texts[id], "en", undefined, { ignoreTag: true }).format(values));
}

/** The same for ids made of parts of a report, which may be of another version. */
export const testTextIfAny: Write = (id, values) =>
  Object.hasOwn(texts, id) ? testText(id as keyof typeof texts, values) : undefined;
