import type { Fault } from "../../src-shared/rpc/fault.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import type { UploadKind } from "../../src-shared/uploads/types.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import { faultText } from "../text/fault-text.ts";
import { language } from "../text/language.ts";
import { text } from "../text/text.ts";

/** As people speak of sizes: 1 kB is 1,000 bytes. */
export function sizeText(bytes: number): string {
  const written = (value: number) =>
    new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  if (bytes < 1_000) return text("uploads.bytes", { number: written(bytes) });
  if (bytes < 1_000_000) return text("uploads.kilobytes", { number: written(bytes / 1_000) });
  if (bytes < 1_000_000_000) return text("uploads.megabytes", { number: written(bytes / 1_000_000) });
  return text("uploads.gigabytes", { number: written(bytes / 1_000_000_000) });
}

/** “pictures, PDF and office documents, and text”. */
export function kindsText(kinds: readonly UploadKind[]): string {
  return new Intl.ListFormat(language()).format(kinds.map((kind) => text(`uploads.kind.${kind}`)));
}

/** Why a file is not sent; `rules` say what would be. */
export function fileFaultText(fault: Fault, rules: UploadRules | null): string {
  const most = sizeText(rules?.largest ?? 0);
  const left = sizeText(rules?.left ?? 0);
  return faultText({ ...fault, values: { ...fault.values, most, left, types: kindsText(rules?.kinds ?? []) } });
}

/** What a message says where there is no room for its files: its text, else their names. */
export function wordsOf(message: {
  readonly text: string;
  readonly attachments?: readonly Attachment[] | undefined;
}): string {
  return message.text || (message.attachments ?? []).map(({ name }) => name).join(", ");
}
