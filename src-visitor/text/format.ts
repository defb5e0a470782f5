/**
 * The part of ICU's message format that the widget's texts use: `{name}`, `{count, plural, =0 {…} one {…} other {# …}}` and
 * `{which, select, a {…} other {…}}`, with `''` for an apostrophe. The whole of it would cost a third of the panel.
 */
export type Values = Readonly<Record<string, string | number>>;

type Piece =
  | string
  | { readonly name: string; readonly kind: "value" }
  | { readonly name: string; readonly kind: "plural" | "select"; readonly choices: ReadonlyMap<string, Piece[]> };

const number = "#";

/** Writes `message` with `values`; throws where the message is broken or a value is missing: a test tries every text. */
export function formatMessage(message: string, values: Values, language: string): string {
  const [pieces, end] = read(message, 0);
  if (end < message.length) throw new SyntaxError(`text ends early at ${end}: ${message}`);
  return write(pieces, values, language);
}

function write(pieces: readonly Piece[], values: Values, language: string, count?: number): string {
  return pieces
    .map((piece) => {
      if (piece === number && count !== undefined) return new Intl.NumberFormat(language).format(count);
      if (typeof piece === "string") return piece;
      const value = values[piece.name];
      if (value === undefined) throw new TypeError(`value missing: ${piece.name}`);
      if (piece.kind === "value") return String(value);
      const { choices } = piece;
      const chosen =
        piece.kind === "select"
          ? choices.get(String(value))
          : (choices.get(`=${value}`) ?? choices.get(new Intl.PluralRules(language).select(Number(value))));
      return write(chosen ?? choices.get("other")!, values, language, piece.kind === "plural" ? Number(value) : count);
    })
    .join("");
}

function read(text: string, start: number): [Piece[], number] {
  const pieces: Piece[] = [];
  let at = start;
  let plain = "";
  const flush = (): void => {
    if (plain) pieces.push(plain);
    plain = "";
  };
  while (at < text.length && text[at] !== "}") {
    if (text[at] === "{") {
      flush();
      const [piece, next] = readArgument(text, at + 1);
      pieces.push(piece);
      at = next;
    } else if (text[at] === number) {
      flush();
      pieces.push(number);
      at += 1;
    } else {
      plain += text[at];
      at += text.startsWith("''", at) ? 2 : 1;
    }
  }
  flush();
  return [pieces, at];
}

function readArgument(text: string, start: number): [Piece, number] {
  const [head = "", name = "", kind] = /^\s*(\w+)\s*(?:,\s*(plural|select)\s*,)?\s*/.exec(text.slice(start)) ?? [];
  let at = start + head.length;
  if (kind !== "plural" && kind !== "select") return [{ name, kind: "value" }, expect(text, at)];
  const choices = new Map<string, Piece[]>();
  for (;;) {
    const [opening, choice] = /^\s*([=\w-]+)\s*\{/.exec(text.slice(at)) ?? [];
    if (opening === undefined) break;
    const [pieces, end] = read(text, at + opening.length);
    choices.set(choice!, pieces);
    at = expect(text, end);
  }
  if (!choices.has("other")) throw new SyntaxError(`no other: ${text}`);
  return [{ name, kind, choices }, expect(text, at + /^\s*/.exec(text.slice(at))![0].length)];
}

function expect(text: string, at: number): number {
  if (text[at] !== "}") throw new SyntaxError(`} expected at ${at}: ${text}`);
  return at + 1;
}
