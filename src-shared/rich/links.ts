/** What is read out of an address: the part of the platform's `URL` that is needed here. */
export interface Address {
  readonly href: string;
  readonly protocol: string;
  /** As the network knows it: names in other scripts as punycode, numbers as an address. */
  readonly host: string;
  readonly pathname: string;
  readonly username: string;
  readonly password: string;
}

/** `URL.parse` of the platform. */
export type ParseAddress = (address: string) => Address | null;

/** Where a piece of text leads. `real`: what is shown beside the words, when they don't say it themselves. */
export interface Target {
  readonly href: string;
  readonly real?: string;
}

/** A piece of text: as it is, or an address that may be followed. */
export interface Piece {
  readonly text: string;
  readonly target?: Target;
}

// What people paste, up to a space, a quote or a bracket that cannot be in an address. Nothing else ever becomes a link.
const address = /(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:|tel:)[^\s<>"'`[\]]+/giu;
const marks = ".,;:!?…*_~";

/** Text in pieces, in order; together they are the text itself, letter by letter. */
export function piecesOf(text: string, parse: ParseAddress): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const shown = trimmed(match[0]);
    const target = targetOf(shown, shown, parse);
    if (!target) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: shown, target });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/**
 * Where an address leads that is shown by these words: http, https, mailto or tel, without a name and password in it, else
 * undefined. Its real host is told unless the words are that very address.
 */
export function targetOf(written: string, words: string, parse: ParseAddress): Target | undefined {
  const url = parse(written);
  // An empty name is one too.
  if (!url || url.username || url.password || /^https?:[\\/]*[^\\/?#]*@/i.test(written)) return undefined;
  const { href, protocol, host, pathname } = url;
  if (protocol === "https:" || protocol === "http:") {
    // Said in full at the beginning of the words: scheme and host, and then no more of a host.
    const says =
      words.toLowerCase().startsWith(`${protocol}//${host}`) &&
      isPlain(words.charAt(protocol.length + 2 + host.length));
    return says ? { href } : { href, real: host };
  }
  // To one receiver and without headers: some mail programs attach what an address tells them to.
  const rest = href.slice(protocol.length);
  const isMail = protocol === "mailto:" && /^[^\s@,?#]+@[^\s@,?#]+$/.test(rest);
  if (!isMail && !(protocol === "tel:" && /^\+?[\d().-]+$/.test(rest))) return undefined;
  return words.includes(pathname) ? { href } : { href, real: pathname };
}

/** What ends a host in an address. */
function isPlain(next: string): boolean {
  return next === "" || "/?#".includes(next);
}

/** Without the full stop of the sentence around it, and without a bracket that was opened outside. */
function trimmed(found: string): string {
  const bare = withoutMarks(found);
  if (!bare.endsWith(")") || bare.split("(").length >= bare.split(")").length) return bare;
  return withoutMarks(bare.slice(0, -1));
}

/** By hand: an expression that looks for the end from every place takes too long on what somebody made for it. */
function withoutMarks(found: string): string {
  let end = found.length;
  while (end > 0 && marks.includes(found[end - 1]!)) end -= 1;
  return found.slice(0, end);
}
