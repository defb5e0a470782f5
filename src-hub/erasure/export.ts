import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import { samePerson } from "../history/same-person.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";

/** Entries of logs in one piece: some hundred kilobytes at most. */
const entriesAtOnce = 300;

const numbered = hot<ConversationRow>("select * from conversation where visitor = ? order by started_at, id");
const entries = hot<{ seq: number; body: string }>(
  "select seq, body from event where log = ? and seq > ? order by seq limit ?",
);

/** A place in the export: which of his conversations, which of its logs, and after which entry. */
interface Place {
  readonly at: number;
  readonly kind: "public" | "staff";
  readonly seq: number;
}

// A place is one number, so that nobody who asks can name anything but a place of this person.
const perLog = 1_000_000_000;
const numberOf = ({ at, kind, seq }: Place): number => (at * 2 + (kind === "public" ? 0 : 1)) * perLog + seq;
const placeOf = (number: number): Place => {
  const log = Math.floor(number / perLog);
  return { at: Math.floor(log / 2), kind: log % 2 === 0 ? "public" : "staff", seq: number % perLog };
};

/**
 * All that is kept of a person as JSON, in pieces: one line for each thing, so that the pieces are one text when they are put
 * together. Signs that a browser would read as markup are written as escapes. Files are named, their bytes are not in it.
 */
export async function exported(
  db: Reader,
  visitor: VisitorId,
  after: number | null,
): Promise<{ piece: string; next: number | null }> {
  const ids = await samePerson(db, visitor);
  const all: ConversationRow[] = [];
  for (const id of ids) all.push(...(await numbered(db, [id])));
  if (after === null) {
    const piece = `{"person":${inert(await personOf(db, ids))},"conversations":[`;
    return { piece: all.length === 0 ? `${piece}]}\n` : piece, next: all.length === 0 ? null : 0 };
  }
  const place = placeOf(after);
  const row = all[place.at];
  if (!row) return { piece: "]}\n", next: null };
  return pieceOf(db, row, place, place.at === all.length - 1);
}

async function pieceOf(db: Reader, row: ConversationRow, place: Place, isLast: boolean) {
  const found = await entries(db, [logOf(row.id, place.kind), place.seq, entriesAtOnce]);
  const lines = found.map(({ body }) => inert(JSON.parse(body)));
  const isFirst = place.seq === 0;
  const begin = !isFirst
    ? ""
    : place.kind === "public"
      ? `${place.at === 0 ? "" : ","}\n{"conversation":${inert(await aboutOf(db, row))},"public":[`
      : `],"staff":[`;
  const isMore = found.length === entriesAtOnce;
  const text = `${begin}${isFirst || lines.length === 0 ? "" : ","}\n${lines.join(",\n")}`;
  if (isMore) return { piece: text, next: numberOf({ ...place, seq: found.at(-1)!.seq }) };
  if (place.kind === "public") return { piece: text, next: numberOf({ ...place, kind: "staff", seq: 0 }) };
  if (isLast) return { piece: `${text}]}]}\n`, next: null };
  return { piece: `${text}]}`, next: numberOf({ at: place.at + 1, kind: "public", seq: 0 }) };
}

async function personOf(db: Reader, ids: readonly VisitorId[]): Promise<object> {
  const of = <T extends "visitor_page" | "visitor_value" | "confirmed_address" | "appointment" | "left_message">(
    table: T,
  ) =>
    db
      .selectFrom(table as "visitor_page")
      .selectAll()
      .where("visitor", "in", ids)
      .execute();
  const appointments = (await of("appointment")) as unknown as Array<Record<string, unknown>>;
  return {
    known: await db.selectFrom("visitor").selectAll().where("id", "in", ids).execute(),
    pages: await of("visitor_page"),
    values: await of("visitor_value"),
    addresses: await of("confirmed_address"),
    // Not what opens its link.
    appointments: appointments.map(({ token: _token, sealed: _sealed, ...rest }) => rest),
    leftMessages: await of("left_message"),
  };
}

async function aboutOf(db: Reader, row: ConversationRow): Promise<object> {
  const files = await db
    .selectFrom("upload")
    .select(["id", "name", "type", "size", "at", "by_side"])
    .where("conversation", "=", row.id as ConversationId)
    .execute();
  const rating = await db
    .selectFrom("survey")
    .select(["score", "text", "answered_at"])
    .where("conversation", "=", row.id)
    .executeTakeFirst();
  return { ...row, files, rating: rating ?? null };
}

/** JSON that is nothing else, whatever opens it. */
function inert(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
