import english from "../../assets/locales/en/video-test.json" with { type: "json" };
import type { Write } from "../../src-shared/video-test/report-text.ts";
import type { Values } from "../text/format.ts";
import { partTexts } from "../text/part-texts.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/video-test.json"),
  fr: () => import("../../assets/locales/fr/video-test.json"),
  de: () => import("../../assets/locales/de/video-test.json"),
  ru: () => import("../../assets/locales/ru/video-test.json"),
});

/** A sentence of the video test, which loads with it. */
export function testText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

/** The same for ids made of parts of a report, which may be of another version. */
export const testTextIfAny: Write = (id, values = {}) => (texts.has(id) ? texts.write(id, values) : undefined);
