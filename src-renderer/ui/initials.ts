/** How many soft colours there are for faces. */
export const faceColours = 6;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** One or two letters of a name: `Maria Koskinen` → `MK`. Anything that is no letter or digit is passed over. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) ?? [];
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last].map((word) => (word ? firstOf(word).toLocaleUpperCase() : "")).join("") || "?";
}

/** 1 to `faceColours`, the same for the same name. FNV-1a over its code units. */
export function colourOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return (hash % faceColours) + 1;
}

function firstOf(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment;
  return "";
}
