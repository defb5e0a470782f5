import { createHash } from "node:crypto";
import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { random128 } from "../../src-shared/rpc/machine.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Visitor } from "../sites/visitor.ts";
import { type Before, mergeOf } from "./merge.ts";
import { rowFor, visitorRow, type VisitorRow } from "./rows.ts";
import type { Vouched } from "./site-tokens.ts";
import { tellStaff } from "./tell.ts";

const readKnown = hot<VisitorRow>(
  "select * from visitor where site = ? and subject = ? and merged_into is null limit 1",
);
const readRunning = hot<{ id: string }>(
  "select id from conversation where visitor = ? and state in ('waiting', 'offered', 'active') limit 1",
);
const readAny = hot<{ id: string }>("select id from conversation where visitor = ? limit 1");
const readUsed = hot<{ by: VisitorId; became: VisitorId }>("select by, became from used_token where hash = ?");

const isThere = (rows: readonly unknown[]): boolean => rows.length > 0;
export const hasRunning = async (db: Reader, id: VisitorId): Promise<boolean> => isThere(await readRunning(db, [id]));

export interface Identified {
  readonly visitor: VisitorId;
  /** `same`: the visitor of this connection. `known`: nobody until now, he goes on as another. `another`: it was another. */
  readonly change: "same" | "known" | "another";
}

/** A site vouches for its visitor: who he is from now on. A token counts once; a repeat by the same visitor is answered again. */
export async function identify(tx: Tx, machine: Machine, visitor: Visitor, vouched: Vouched): Promise<Identified> {
  const hash = createHash("sha256").update(`${visitor.site.id}\0${vouched.token}`).digest("base64url");
  const [used] = await readUsed(tx.db, [hash]);
  if (used && used.by !== visitor.id && used.became !== visitor.id) throw refuse("forbidden", "identity-token-used");
  const before = await rowFor(tx, visitor);
  const found = used
    ? { visitor: used.became, change: changeOf(before, used.became) }
    : await become(tx, machine, visitor, before, vouched);
  if (used) return found;
  await tx.db
    .insertInto("used_token")
    .values({ hash, by: visitor.id, became: found.visitor, expires_at: vouched.until })
    .execute();
  await tx.db.updateTable("site_key").set({ used_at: tx.now }).where("id", "=", vouched.key).execute();
  await tellStaff(tx, visitor.id);
  if (found.visitor !== visitor.id) await tellStaff(tx, found.visitor);
  return found;
}

async function become(
  tx: Tx,
  machine: Machine,
  visitor: Visitor,
  row: VisitorRow,
  { subject, attributes }: Vouched,
): Promise<Identified> {
  const { db } = tx;
  const { id, site } = visitor;
  const [known] = await readKnown(db, [site.id, subject]);
  const before: Before = row.subject === null ? "nobody" : row.subject === subject ? "same" : "another";
  const merge = mergeOf({
    before,
    runs: await hasRunning(db, id),
    hasPast: isThere(await readAny(db, [id])),
    known: known ? { runs: await hasRunning(db, known.id) } : null,
  });
  const vouchFor = (whom: VisitorId, merged: VisitorId | null) =>
    db
      .updateTable("visitor")
      .set({ subject, verified_at: tx.now, verified: JSON.stringify(attributes), merged_into: merged })
      .where("id", "=", whom)
      .execute();

  switch (merge) {
    case "stays":
      await vouchFor(id, row.merged_into);
      if (row.merged_into) await vouchFor(row.merged_into, null);
      return { visitor: id, change: "same" };
    case "becomes":
      await vouchFor(id, null);
      return { visitor: id, change: "same" };
    case "takes-over":
      // Flat: whoever was merged into the one before is merged into this one.
      await db
        .updateTable("visitor")
        .set({ merged_into: id })
        .where((where) => where.or([where("id", "=", known!.id), where("merged_into", "=", known!.id)]))
        .execute();
      await vouchFor(id, null);
      // Pages that are open elsewhere come back, and are he then.
      tx.tell(addresses.moved(known!.id), { wake: true });
      return { visitor: id, change: "same" };
    case "beside":
      await vouchFor(known!.id, null);
      await vouchFor(id, known!.id);
      return { visitor: id, change: "same" };
    case "goes-over":
      await vouchFor(known!.id, null);
      return { visitor: known!.id, change: changeOf(row, known!.id) };
    case "begins": {
      const begun = random128(machine) as VisitorId;
      await rowFor(tx, { ...visitor, id: begun });
      await vouchFor(begun, null);
      return { visitor: begun, change: changeOf(row, begun) };
    }
  }
}

function changeOf(before: VisitorRow, became: VisitorId): Identified["change"] {
  if (before.id === became) return "same";
  return before.subject === null ? "known" : "another";
}

/** Who he is now: the one whom he has turned out to be, once nothing runs of what he began before. */
export async function visitorNow(db: Reader, id: VisitorId): Promise<VisitorId> {
  const row = await visitorRow(db, id);
  return row?.merged_into && !(await hasRunning(db, id)) ? row.merged_into : id;
}
