const words: Readonly<Record<string, string>> = {
  "permission-denied": "refused",
  refused: "refused",
  page: "page",
  "not-found": "missing",
  missing: "missing",
  "in-use": "held",
  held: "held",
};

/** Why a device gives nothing, in the words of the rules: `refused`, `page`, `missing`, `held` or `other`. */
export function whyOf(failure: string): string {
  return words[failure] ?? "other";
}
