import english from "../../assets/locales/en/widget-files.json" with { type: "json" };
import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import type { Values } from "./format.ts";
import { partTexts } from "./part-texts.ts";
import { faultText, language } from "./text.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-files.json"),
  fr: () => import("../../assets/locales/fr/widget-files.json"),
  de: () => import("../../assets/locales/de/widget-files.json"),
  ru: () => import("../../assets/locales/ru/widget-files.json"),
});

/** The sentences of files, which load with them. */
export function filesText(id: keyof typeof english, values: Values = {}): string {
  return texts.write(id, values);
}

/** Why a file is not sent; `rules` say what would be. */
export function fileFaultText(fault: Fault, rules: UploadRules | null): string {
  const id = `fault.${fault.reason}`;
  if (!texts.has(id)) return faultText(fault);
  const types = new Intl.ListFormat(language()).format((rules?.kinds ?? []).map((kind) => filesText(`types.${kind}`)));
  return filesText(id, { ...fault.values, most: sizeText(rules?.largest ?? 0), types });
}

/** As people speak of sizes: 1 kB is 1,000 bytes. */
export function sizeText(bytes: number): string {
  const written = (value: number) =>
    new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  if (bytes < 1_000) return filesText("bytes", { number: written(bytes) });
  if (bytes < 1_000_000) return filesText("kilobytes", { number: written(bytes / 1_000) });
  return filesText("megabytes", { number: written(bytes / 1_000_000) });
}
