import texts from "../../assets/locales/en/video-test.json" with { type: "json" };
import type { Write } from "../../src-shared/video-test/report-text.ts";
import { formatMessage, type Values } from "../text/format.ts";

export const language = "en";

/** A sentence of the video test, which loads with it. */
export function testText(id: keyof typeof texts, values: Values = {}): string {
  return formatMessage(texts[id], values, language);
}

/** The same for ids made of parts of a report, which may be of another version. */
export const testTextIfAny: Write = (id, values = {}) =>
  Object.hasOwn(texts, id) ? formatMessage(texts[id as keyof typeof texts], values, language) : undefined;
