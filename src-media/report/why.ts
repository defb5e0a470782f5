import type { Trouble } from "../devices/failure.ts";

const words: Readonly<Record<string, string>> = {
  "permission-denied": "refused",
  refused: "refused",
  dismissed: "refused",
  blocked: "refused",
  system: "refused",
  page: "page",
  "not-found": "missing",
  missing: "missing",
  gone: "missing",
  "in-use": "held",
  held: "held",
} satisfies Partial<Record<Trouble, string>> & Record<string, string>;

/** Why a device gives nothing, in the words of the rules: `refused`, `page`, `missing`, `held` or `other`. */
export function whyOf(failure: string): string {
  return words[failure] ?? "other";
}
