import type { Selectable } from "kysely";
import type { VisitorId } from "../../src-shared/conversations/model.ts";
import type { Attributes, KnownName, SeenPage, VisitorView } from "../../src-shared/visitors/model.ts";
import { knownNames, mostPages } from "../../src-shared/visitors/model.ts";
import { hot } from "../store/hot.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { VisitorTables } from "../store/tables/visitors.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Visitor } from "../sites/visitor.ts";

export type VisitorRow = Selectable<VisitorTables["visitor"]>;

const readVisitor = hot<VisitorRow>("select * from visitor where id = ?");
const readPages = hot<SeenPage>(
  "select url, title, at from visitor_page where visitor = ? order by number desc limit ?",
);

export const visitorRow = async (db: Reader, id: VisitorId): Promise<VisitorRow | undefined> =>
  (await readVisitor(db, [id]))[0];

export const pagesOf = (db: Reader, id: VisitorId, most: number = mostPages): Promise<SeenPage[]> =>
  readPages(db, [id, most]);

/** His row; made now when nothing was kept of him yet. */
export async function rowFor(tx: Tx, { id, site }: Visitor): Promise<VisitorRow> {
  const found = await visitorRow(tx.db, id);
  if (found) return found;
  await tx.db
    .insertInto("visitor")
    .values({ id, site: site.id, first_seen: tx.now, last_seen: tx.now, ...nothingKnown })
    .execute();
  return (await visitorRow(tx.db, id))!;
}

const nothingKnown = {
  subject: null,
  verified_at: null,
  device: null,
  browser: null,
  system: null,
  screen_width: null,
  screen_height: null,
  time_zone: null,
  referrer: null,
  merged_into: null,
};

/** The visitor of this conversation, as staff see him. What he has filled in there counts where nothing else is known. */
export async function viewOf(db: Reader, conversation: ConversationRow): Promise<VisitorView> {
  const row = await visitorRow(db, conversation.visitor);
  const seen = await pagesOf(db, conversation.visitor);
  const known = attributesIn(row?.known);
  const verified = attributesIn(row?.verified);
  const { visitor_name: said, site_name: site, page_url: url, page_title: title, started_at: at } = conversation;
  const named = (name: KnownName) =>
    verified[name] !== undefined
      ? { value: String(verified[name]), verified: true }
      : known[name] !== undefined
        ? { value: String(known[name]), verified: false }
        : null;
  return {
    site,
    identity: row?.subject == null ? null : { subject: row.subject, how: "site-token", at: row.verified_at ?? 0 },
    name: named("name") ?? (said === "" ? null : { value: said, verified: false }),
    email: named("email"),
    phone: named("phone"),
    externalId: named("externalId"),
    attributes: [...listed(verified, true), ...listed(known, false).filter(({ name }) => !(name in verified))],
    device: row?.device ?? null,
    browser: row?.browser ?? null,
    system: row?.system ?? null,
    screen: row?.screen_width == null ? null : { width: row.screen_width, height: row.screen_height ?? 0 },
    languages: row ? (JSON.parse(row.languages) as string[]) : [],
    timeZone: row?.time_zone ?? null,
    referrer: row?.referrer ?? null,
    pages: seen.length > 0 || url === null ? seen : [{ url, title: title ?? "", at }],
    firstSeen: row?.first_seen ?? null,
    lastSeen: row?.last_seen ?? null,
    visits: row?.visits ?? 1,
  };
}

/** The name that his site has signed; empty: none. */
export async function verifiedName(db: Reader, id: VisitorId): Promise<string> {
  return String(attributesIn((await visitorRow(db, id))?.verified)["name"] ?? "");
}

export const attributesIn = (written: string | undefined): Attributes => JSON.parse(written ?? "{}") as Attributes;

function listed(attributes: Attributes, verified: boolean): VisitorView["attributes"] {
  return Object.entries(attributes)
    .filter(([name]) => !knownNames.some((known) => known === name))
    .map(([name, value]) => ({ name, value, verified }));
}
