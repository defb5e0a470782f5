/** A place in a text that something is put into. `raw`: as it is written. `fallback` null: none is written. */
export interface Place {
  readonly kind: "variable" | "prompt";
  /** Of a variable its name in small letters, of a prompt what is asked. */
  readonly name: string;
  readonly fallback: string | null;
  readonly raw: string;
  readonly from: number;
}

// `{visitor.name}`, `{visitor.name|there}`, `{?Order number}`, `{?Order number|none}`. What is between braces and is none
// of these, such as `{ color: red }`, is text.
const place = /\{(?:\?\s*([^\s{}|][^{}|\n]{0,79})|(\p{L}[\p{L}\p{N}_.-]{0,79}))(?:\|([^{}\n]{0,300}))?\}/gu;

/** The places of a text, in their order. */
export function placesIn(text: string): Place[] {
  return [...text.matchAll(place)].map(({ 0: raw, 1: asked, 2: variable, 3: fallback = null, index: from }) => ({
    kind: asked === undefined ? "variable" : "prompt",
    name: asked === undefined ? (variable ?? "").toLowerCase() : asked.trim(),
    fallback,
    raw,
    from,
  }));
}

/** Two prompts that ask the same are one. */
export const promptKey = (asked: string): string => asked.toLowerCase().replace(/\s+/g, " ");

/** What is to be asked before the text can be put in, each once, with what stands there if nothing is written. */
export function promptsIn(text: string): Array<{ readonly asked: string; readonly fallback: string }> {
  const prompts = new Map<string, { asked: string; fallback: string }>();
  for (const { kind, name, fallback } of placesIn(text)) {
    if (kind !== "prompt") continue;
    const held = prompts.get(promptKey(name));
    if (!held) prompts.set(promptKey(name), { asked: name, fallback: fallback ?? "" });
    else if (held.fallback === "" && fallback !== null) held.fallback = fallback;
  }
  return [...prompts.values()];
}

/** Places that stand in what is about to be sent, outside of what is marked as code. */
export function openPlaces(text: string): Place[] {
  const code = [...text.matchAll(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g)].map(({ 0: all, index }) => [
    index,
    index + all.length,
  ]);
  return placesIn(text).filter(({ from }) => !code.some(([start = 0, end = 0]) => from >= start && from < end));
}
