import { randomBytes } from "node:crypto";
import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { type AuditRow, supervisorActs } from "../../src-shared/supervision/audit.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { seal } from "./audit-seal.ts";

export interface Act {
  readonly act: string;
  /** "agent:ID", "queue:ID", "conversation:ID" … */
  readonly target: string;
  readonly reason: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One row of who did what to whom, written in the transaction that does it. It is never deleted; an erasure takes out words alone. */
export async function writeAudit(tx: Tx, machine: Machine, by: Account, { before, after, ...act }: Act): Promise<void> {
  const row = {
    ...act,
    id: uuid7(machine),
    at: tx.now,
    by: by.id,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  };
  await tx.db.insertInto("audit").values(row).execute();
  await seal(tx, row);
}

/** The same for what an administrator lays down, of whom no reason is asked; `reason`: the key by which a program did. */
export function writeChange(
  tx: Tx,
  by: Account,
  change: Omit<Act, "reason"> & { readonly reason?: string },
): Promise<void> {
  const machine = { now: () => tx.now, after: () => () => {}, randomBytes: (count: number) => randomBytes(count) };
  return writeAudit(tx, machine, by, { reason: "", ...change });
}

/** The fault for who acts on a row that is no longer as he saw it: with who changed it, if a supervisor did. */
export async function outdated(db: Reader, target: string, since = 0) {
  const last = await db
    .selectFrom("audit")
    .innerJoin("account", "account.id", "audit.by")
    .select("account.name")
    .where("target", "=", target)
    .where("audit.at", ">=", since)
    .orderBy("audit.at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!last) return refuse("outdated", "row-outdated");
  return refuse("outdated", "row-changed-by", { values: { by: last.name } });
}

const pageOf = 50;

/** What supervisors did; what administrators lay down is read by who may (`audit.list`). */
export function readAudit(
  db: Reader,
  { before, target }: { before?: { at: number; id: string } | undefined; target?: string | undefined },
): Promise<AuditPage> {
  return auditPage(db, { before, pageOf }, (query) => {
    const acts = query.where("audit.act", "in", supervisorActs);
    return target === undefined ? acts : acts.where("target", "=", target);
  });
}

interface AuditPage {
  readonly rows: AuditRow[];
  readonly more: boolean;
}

const auditRows = (db: Reader) =>
  db
    .selectFrom("audit")
    .innerJoin("account", "account.id", "audit.by")
    .selectAll("audit")
    .select("account.name as byName")
    .orderBy("audit.at", "desc")
    .orderBy("audit.id", "desc");
type AuditQuery = ReturnType<typeof auditRows>;

/** A page of what the filter leaves, the newest first. */
export async function auditPage(
  db: Reader,
  { before, pageOf: size }: { before?: { at: number; id: string } | undefined; pageOf: number },
  filter: (query: AuditQuery) => AuditQuery,
): Promise<AuditPage> {
  let query = filter(auditRows(db)).limit(size + 1);
  if (before) query = query.where((eb) => eb(eb.refTuple("audit.at", "audit.id"), "<", eb.tuple(before.at, before.id)));
  const found = await query.execute();
  const rows: AuditRow[] = [];
  for (const { id, at, byName, act, target: of, reason, before: was, after } of found.slice(0, size))
    rows.push({
      id,
      at,
      by: byName,
      act,
      target: of,
      name: await nameOf(db, of),
      reason,
      before: json(was),
      after: json(after),
    });
  return { rows, more: found.length > size };
}

const json = (written: string | null): unknown => (written === null ? null : JSON.parse(written));

/** Where what an audit row is of has its name, by the kind in its target. */
const namedIn = {
  agent: "account",
  queue: "queue",
  role: "role",
  team: "team",
  site: "site",
  skill: "skill",
  rule: "rule",
  group: "agent_group",
  bot: "bot",
  hours: "hours",
  code: "state_code",
  webhook: "webhook",
  connector: "connector",
  key: "api_key",
} as const;

async function nameOf(db: Reader, target: string): Promise<string> {
  const [kind = "", id = ""] = target.split(":");
  const table = (namedIn as Partial<Record<string, (typeof namedIn)[keyof typeof namedIn]>>)[kind];
  if (table) {
    const row = await db
      .selectFrom(table)
      .select("name")
      .where("id", "=", id as never)
      .executeTakeFirst();
    return row?.name ?? "";
  }
  if (kind !== "conversation") return "";
  const row = await db
    .selectFrom("conversation")
    .select("visitor_name")
    .where("id", "=", id as never)
    .executeTakeFirst();
  return row?.visitor_name ?? "";
}
