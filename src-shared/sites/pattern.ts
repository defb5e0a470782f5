/** How an address is compared. `glob`: `*` stands for any signs. */
export const patternKinds = ["begins", "contains", "equals", "glob"] as const;

export interface Pattern {
  readonly how: (typeof patternKinds)[number];
  readonly text: string;
}

const scheme = "://";

/**
 * Whether an address fits. Letters large or small are one; the scheme may be left out of `begins`, `equals` and `glob`. No
 * regular expressions: every kind looks at the address from left to right and never goes back.
 */
export function fits({ how, text }: Pattern, address: string): boolean {
  const [wanted, whole] = [text.toLowerCase(), address.toLowerCase()];
  if (how === "contains") return whole.includes(wanted);
  const at = whole.indexOf(scheme);
  const forms = at > 0 ? [whole, whole.slice(at + scheme.length)] : [whole];
  return forms.some((form) =>
    how === "begins" ? form.startsWith(wanted) : how === "equals" ? form === wanted : isGlob(wanted, form),
  );
}

/** The pieces between the stars are found one behind another, each at its first place: there is nothing to try again. */
function isGlob(glob: string, text: string): boolean {
  const pieces = glob.split("*");
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return text === glob;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
