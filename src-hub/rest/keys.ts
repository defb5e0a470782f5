import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { Account } from "../../src-shared/accounts/model.ts";
import type { keyAsks } from "../../src-shared/keys/asks.ts";
import { type Key, type KeyBody, type KeyId, keyPrefix } from "../../src-shared/keys/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { HubPorts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { OutsideTables } from "../store/tables/outside.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { writeAudit } from "../supervision/audit.ts";

type Row = Selectable<OutsideTables["api_key"]>;

const most = 200;

/** 256 random bits need no salt and no slow hash. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

export function keyHandlers(
  by: Account,
  change: Change,
  { store }: Pick<HubPorts, "store">,
): HandlersOf<typeof keyAsks> {
  const audit = (tx: Tx, act: string, id: KeyId, before: unknown, after: unknown) =>
    writeAudit(tx, store.machine, by, { act, target: `key:${id}`, reason: "", before, after });
  return {
    "keys.read": () =>
      store.snapshot(async (db) => ({
        keys: await readKeys(db),
        sites: await db.selectFrom("site").select(["id", "name"]).orderBy("name").execute(),
      })),
    "key.add": (input, call) =>
      change(call, input, async (tx) => {
        const rows = await tx.db.selectFrom("api_key").select(["id", "revoked_at"]).execute();
        if (rows.some(({ id }) => id === input.id)) throw refuse("conflict", "id-taken");
        if (rows.filter(({ revoked_at }) => revoked_at === null).length >= most)
          throw refuse("full", "keys-too-many", { values: { most } });
        const prefix = keyPrefix(input.secret);
        await tx.db
          .insertInto("api_key")
          .values({
            id: input.id,
            ...columnsOf(input.to),
            prefix,
            hash: hashOf(input.secret),
            made_at: tx.now,
            made_by: by.id,
            used_at: null,
            revoked_at: null,
          })
          .execute();
        await audit(tx, "key.added", input.id, null, { ...input.to, prefix });
        return {};
      }),
    "key.save": (input, call) =>
      change(call, input, async (tx) => {
        const row = await keyRow(tx.db, input.id);
        if (row.revoked_at !== null) throw refuse("gone", "key-revoked");
        const before = bodyIn(row);
        if (JSON.stringify(before) !== JSON.stringify(input.expected)) throw refuse("outdated", "row-outdated");
        await tx.db.updateTable("api_key").set(columnsOf(input.to)).where("id", "=", input.id).execute();
        await audit(tx, "key.changed", input.id, before, input.to);
        return {};
      }),
    "key.revoke": (input, call) =>
      change(call, input, async (tx) => {
        const row = await keyRow(tx.db, input.id);
        if (row.revoked_at !== null) throw refuse("gone", "key-revoked");
        await tx.db.updateTable("api_key").set({ revoked_at: tx.now }).where("id", "=", input.id).execute();
        await audit(tx, "key.revoked", input.id, { revoked: false }, { revoked: true });
        return {};
      }),
  };
}

async function keyRow(db: Reader, id: KeyId): Promise<Row> {
  const row = await db.selectFrom("api_key").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "key-gone");
  return row;
}

async function readKeys(db: Reader): Promise<Key[]> {
  const rows = await db
    .selectFrom("api_key")
    .innerJoin("account", "account.id", "api_key.made_by")
    .selectAll("api_key")
    .select("account.name as maker")
    .orderBy("api_key.name")
    .orderBy("api_key.id")
    .execute();
  return rows.map((row) => ({
    ...bodyIn(row),
    id: row.id as KeyId,
    prefix: row.prefix,
    madeAt: row.made_at,
    madeBy: row.maker,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  }));
}

export const bodyIn = (row: Row): KeyBody => ({
  name: row.name,
  scopes: JSON.parse(row.scopes) as KeyBody["scopes"],
  sites: row.sites === null ? null : (JSON.parse(row.sites) as string[]),
  perMinute: row.per_minute,
  expiresAt: row.expires_at,
});

const columnsOf = ({ name, scopes, sites, perMinute, expiresAt }: KeyBody) => ({
  name,
  scopes: JSON.stringify(scopes),
  sites: sites === null ? null : JSON.stringify(sites),
  per_minute: perMinute,
  expires_at: expiresAt,
});
