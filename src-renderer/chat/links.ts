/** A piece of text: as it is, or an address that may be followed. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

// What people paste: http or https only, up to a space. Nothing else ever becomes a link.
const address = /https?:\/\/[^\s<>"'`]+/giu;
const marks = ".,;:!?…";

/** Text in pieces, in order; together they are the text itself, letter by letter. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const shown = trimmed(match[0]);
    const href = safeHref(shown);
    if (!href) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The address when it is an http or https one without a name and password in it, else undefined. */
export function safeHref(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  return url.username || url.password ? undefined : url.href;
}

/** Without the full stop of the sentence around it, and without a bracket that was opened outside. */
function trimmed(address: string): string {
  const bare = withoutMarks(address);
  if (!bare.endsWith(")") || bare.split("(").length >= bare.split(")").length) return bare;
  return withoutMarks(bare.slice(0, -1));
}

/** By hand: an expression that looks for the end from every place takes too long on what somebody made for it. */
function withoutMarks(address: string): string {
  let end = address.length;
  while (end > 0 && marks.includes(address[end - 1]!)) end -= 1;
  return address.slice(0, end);
}
