/** Why a message to the visitor looks as if it were meant for colleagues. */
export type NoteLike = "begins" | "names" | "pasted";

// “Note that …” is how people write to visitors; “note: …” is not.
const begins =
  /^\W{0,3}(?:notes?\s*(?:[:)\]–—-]|$)|(?:internal(?:ly)?|fyi|nb|n\.b\.|psst|confidential|for colleagues|staff only|team only|do(?:n['’]t| not) tell)(?:[\s:,)\]–—-]|$))/iu;

/** A copied part of a note shorter than this says nothing. */
const shortest = 16;

/** Undefined when it looks like a message. `colleagues`: their names; `notes`: what stands in this conversation's notes. */
export function noteLike(
  text: string,
  { colleagues, notes }: { readonly colleagues: readonly string[]; readonly notes: readonly string[] },
): NoteLike | undefined {
  if (begins.test(text)) return "begins";
  if (namedIn(text, colleagues).length > 0) return "names";
  const plain = flat(text);
  const isPasted = notes.map(flat).some((note) => {
    if (note.length >= shortest && plain.includes(note)) return true;
    return plain.length >= shortest && note.includes(plain);
  });
  return isPasted ? "pasted" : undefined;
}

const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim().toLowerCase();

/** Which of these names stand in a text behind an `@`, each once, in the order of the names. The longest one counts where two begin alike. */
export function namedIn(text: string, names: readonly string[]): string[] {
  const lower = text.toLowerCase();
  const byLength = names.toSorted((one, other) => other.length - one.length);
  const found = new Set<string>();
  for (let at = lower.indexOf("@"); at >= 0; at = lower.indexOf("@", at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1]!)) continue;
    const name = byLength.find(
      (one) => one !== "" && lower.startsWith(one.toLowerCase(), at + 1) && isOver(lower, at + 1 + one.length),
    );
    if (name !== undefined) found.add(name);
  }
  return names.filter((name) => found.has(name));
}

function isOver(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(at));
}
