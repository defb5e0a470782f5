import { createHash, randomBytes } from "node:crypto";
import { hot } from "../store/hot.ts";
import type { Store } from "../store/open.ts";
import type { Reader, Tx } from "../store/transact.ts";

// The audit is a chain (reliability H10): each row's seal is made of the one before it and of the row, so a row that was
// changed, taken out, put in or moved breaks it from there on. What somebody wrote counts by a salted hash: when a person
// is erased the words and the salt go, and the chain still holds.

/** A row of the audit as it is sealed: `before` and `after` are JSON as they are stored. */
interface Row {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly act: string;
  readonly target: string;
  readonly reason: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Sealed extends Row {
  readonly number: number;
  readonly salt: string | null;
  readonly content: string;
  readonly hash: string;
  /** Null: the row is gone. */
  readonly row: string | null;
}

/** How far the chain goes, and what it ends in. */
export interface Head {
  readonly rows: number;
  readonly hash: string;
}

const beginning: Head = { rows: 0, hash: "" };

const readHead = hot<Head>(
  "select number as rows, hash from audit_seal where number = (select max(number) from audit_seal)",
);
const insertSeal = hot("insert into audit_seal (number, audit, salt, content, hash) values (?, ?, ?, ?, ?)");
const unsealed = hot<Row>(
  `select audit.* from audit where not exists (select 1 from audit_seal where audit_seal.audit = audit.id)
   order by at, id limit ?`,
);
const sealsAfter = hot<Sealed>(
  `select audit_seal.number, audit_seal.audit as id, salt, content, hash, audit.id as row, at, by, act, target, reason, before, after
   from audit_seal left join audit on audit.id = audit_seal.audit where number > ? order by number limit ?`,
);
const readHash = hot<{ hash: string }>("select hash from audit_seal where number = ?");
const dropContent = hot("update audit set reason = '', before = null, after = null where target = ?");
const dropSalts = hot("update audit_seal set salt = null where audit in (select id from audit where target = ?)");

const atOnce = 200;

const sha = (...parts: ReadonlyArray<string | number | null>): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
const contentOf = (salt: string, { reason, before, after }: Row): string => sha(salt, reason, before, after);
const hashOf = (last: string, number: number, { id, at, by, act, target }: Row, content: string): string =>
  sha(last, number, id, at, by, act, target, content);

/** Adds a row that was just written to the chain. */
export async function seal(tx: Tx, row: Row): Promise<void> {
  const { rows, hash } = await headOfAudit(tx.db);
  const salt = randomBytes(16).toString("base64url");
  const content = contentOf(salt, row);
  await insertSeal(tx.db, [rows + 1, row.id, salt, content, hashOf(hash, rows + 1, row, content)]);
}

export async function headOfAudit(db: Reader): Promise<Head> {
  return (await readHead(db, []))[0] ?? beginning;
}

/** Once in a database's life: rows of before there was a chain begin it, as they stand. */
export async function sealOld({ transact, read }: Pick<Store, "transact" | "read">): Promise<void> {
  const done = await read.selectFrom("meta").select("value").where("name", "=", "audit-sealed").executeTakeFirst();
  if (done) return;
  let isMore = true;
  while (isMore)
    isMore = await transact(async (tx) => {
      const rows = await unsealed(tx.db, [atOnce]);
      for (const row of rows) await seal(tx, row);
      if (rows.length < atOnce) await tx.db.insertInto("meta").values({ name: "audit-sealed", value: "1" }).execute();
      return rows.length === atOnce;
    });
}

/** What speaks of a visitor. Of all others no erasure takes words: who takes them out there is found. */
const erasable = /^(?:conversation|appointment|dataRequest):/;
type Erasable = `${"conversation" | "appointment" | "dataRequest"}:${string}`;

/** Takes out what was written beside the acts on this target; that they were, by whom and when stays. */
export async function eraseContent(tx: Tx, target: Erasable): Promise<void> {
  await dropSalts(tx.db, [target]);
  await dropContent(tx.db, [target]);
}

/** What is wrong with a chain: the first row that does not fit, by its number and its id. */
export interface Broken {
  readonly number: number;
  readonly audit: string;
  readonly why: "missing" | "changed" | "moved" | "unsealed" | "cut";
}

/**
 * Reads the whole chain. `held`: a head that somebody kept elsewhere; a chain that was made anew, or whose end was cut off,
 * fits in itself and is found by that alone.
 */
export async function verifyAudit(
  db: Reader,
  held: Head | null = null,
): Promise<{ head: Head; broken: Broken | null }> {
  let head = beginning;
  for (;;) {
    const seals = await sealsAfter(db, [head.rows, atOnce]);
    for (const one of seals) {
      const why = wrongIn(head, one);
      if (why) return { head, broken: { number: head.rows + 1, audit: one.id, why } };
      head = { rows: one.number, hash: one.hash };
    }
    if (seals.length < atOnce) break;
  }
  const [extra] = await unsealed(db, [1]);
  if (extra) return { head, broken: { number: head.rows + 1, audit: extra.id, why: "unsealed" } };
  if (held && held.rows > 0 && (await readHash(db, [held.rows]))[0]?.hash !== held.hash)
    return { head, broken: { number: Math.min(held.rows, head.rows + 1), audit: "", why: "cut" } };
  return { head, broken: null };
}

function wrongIn(last: Head, one: Sealed): Broken["why"] | undefined {
  if (one.number !== last.rows + 1) return "moved";
  if (one.row === null) return "missing";
  const isErased = erasable.test(one.target) && one.reason === "" && one.before === null && one.after === null;
  if (one.salt === null ? !isErased : contentOf(one.salt, one) !== one.content) return "changed";
  return hashOf(last.hash, one.number, one, one.content) === one.hash ? undefined : "changed";
}
