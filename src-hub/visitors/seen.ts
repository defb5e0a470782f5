import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { Input } from "../../src-shared/rpc/contract.ts";
import { mostPages } from "../../src-shared/visitors/model.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Visitor } from "../sites/visitor.ts";
import { browserClass } from "./browser.ts";
import { pagesOf, rowFor, visitorRow, type VisitorRow } from "./rows.ts";
import { tellStaff } from "./tell.ts";

type Seen = Input<VisitorContract, "visitor.seen">;

/** A visit ends with so many milliseconds without a page. */
const visitEnds = 30 * 60_000;
/** Who is told again to be where he was is not written again any sooner, milliseconds. */
const writtenEvery = 60_000;

const newestPage = hot<{ number: number; url: string; title: string }>(
  "select number, url, title from visitor_page where visitor = ? order by number desc limit 1",
);
const forgetPages = hot("delete from visitor_page where visitor = ? and number <= ?");

/** Whether there is anything in it that is not written yet. */
export async function isNews(db: Reader, { id }: Visitor, seen: Seen, now: number): Promise<boolean> {
  const row = await visitorRow(db, id);
  if (!row || now - row.last_seen >= writtenEvery) return true;
  const [page] = await pagesOf(db, id, 1);
  if (seen.page && (seen.page.url !== page?.url || seen.page.title !== page.title)) return true;
  return Object.entries(columnsOf(seen)).some(([name, value]) => row[name as keyof VisitorRow] !== value);
}

/** Writes where he is and on what, and tells the staff who are with him. */
export async function see(tx: Tx, visitor: Visitor, seen: Seen): Promise<void> {
  const { id, last_seen, visits } = await rowFor(tx, visitor);
  const [newest] = await newestPage(tx.db, [id]);
  const comesBack = tx.now - last_seen > visitEnds;
  const isFirst = comesBack || newest === undefined;
  await tx.db
    .updateTable("visitor")
    .set({
      ...columnsOf(seen),
      ...(isFirst && seen.referrer !== undefined ? { referrer: seen.referrer || null } : {}),
      last_seen: tx.now,
      visits: comesBack ? visits + 1 : visits,
    })
    .where("id", "=", id)
    .execute();
  const { page } = seen;
  if (page && page.url === newest?.url)
    await tx.db
      .updateTable("visitor_page")
      .set({ title: page.title })
      .where("visitor", "=", id)
      .where("number", "=", newest.number)
      .execute();
  else if (page) {
    const number = (newest?.number ?? 0) + 1;
    await tx.db
      .insertInto("visitor_page")
      .values({ visitor: id, number, ...page, at: tx.now })
      .execute();
    await forgetPages(tx.db, [id, number - mostPages]);
  }
  await tellStaff(tx, id);
}

/** What is not said stays as it was. */
function columnsOf({ agent, screen, languages, timeZone }: Seen) {
  return {
    ...(agent === undefined ? {} : browserClass(agent)),
    ...(screen === undefined ? {} : { screen_width: screen.width, screen_height: screen.height }),
    ...(languages === undefined ? {} : { languages: JSON.stringify(languages.filter(isTag)) }),
    ...(timeZone === undefined ? {} : { time_zone: isZone(timeZone) ? timeZone : null }),
  };
}

const isTag = (language: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/.test(language);
const isZone = (zone: string): boolean => /^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(zone);
