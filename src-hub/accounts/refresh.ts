import { createHash, createHmac, randomBytes } from "node:crypto";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { SignInPlace, SignInWay } from "../../src-shared/accounts/sign-ins.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { revokeFamily } from "./rows.ts";
import type { Tx } from "../store/transact.ts";

/** How long an unused refresh token is good, milliseconds. */
export const refreshFor = 30 * 24 * 60 * 60_000;

/** Only hashes are stored: who reads the database can sign in with nothing he finds there. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** 256 random bits. The prefix lets people, logs and scanners see what it is. */
export function newSecret(prefix: "fdr" | "fdt"): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

export interface Held {
  readonly family: string;
  readonly account: AccountId;
  readonly refresh: string;
}

/** Begins a family: one sign-in at one desk, and all the tokens that follow from it. */
export async function beginFamily(
  tx: Tx,
  machine: Machine,
  account: AccountId,
  from: { readonly way: SignInWay; readonly device: string; readonly place: SignInPlace },
): Promise<Held> {
  const family = uuid7(machine);
  const times = { created_at: tx.now, seen_at: tx.now, revoked_at: null };
  await tx.db
    .insertInto("family")
    .values({ id: family, account, ...times, ...from })
    .execute();
  const refresh = newSecret("fdr");
  await keep(tx, { family, account, refresh });
  return { family, account, refresh };
}

/**
 * Trades a refresh token for the next one. Using one twice revokes its family, because then two hold it. The one exception
 * is a repeat under the same `key` while the next is unused: the answer was lost on its way, and only who asked knows the key.
 */
export async function useRefresh(
  tx: Tx,
  refresh: string,
  key: string | undefined,
): Promise<Held | "expired" | "unknown" | "reused"> {
  const hash = hashOf(refresh);
  const row = await tx.db
    .selectFrom("refresh")
    .innerJoin("family", "family.id", "refresh.family")
    .select(["refresh.family", "refresh.account", "refresh.expires_at", "refresh.used_at", "family.revoked_at"])
    .where("refresh.hash", "=", hash)
    .executeTakeFirst();
  if (!row || row.revoked_at !== null) return "unknown";
  if (row.expires_at <= tx.now) return "expired";
  const { family, account } = row;
  const next = key === undefined ? newSecret("fdr") : following(refresh, key);
  if (row.used_at !== null) {
    if (key !== undefined && (await isUnused(tx, next))) return { family, account, refresh: next };
    await revokeFamily(tx, family);
    return "reused";
  }
  await tx.db.updateTable("refresh").set({ used_at: tx.now }).where("hash", "=", hash).execute();
  await tx.db.updateTable("family").set({ seen_at: tx.now }).where("id", "=", family).execute();
  await keep(tx, { family, account, refresh: next });
  return { family, account, refresh: next };
}

/** The same for the same key, so that it can be answered again without being stored. */
function following(refresh: string, key: string): string {
  return `fdr_${createHmac("sha256", refresh).update(key).digest("base64url")}`;
}

async function isUnused(tx: Tx, refresh: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom("refresh")
    .select("used_at")
    .where("hash", "=", hashOf(refresh))
    .executeTakeFirst();
  return row?.used_at === null;
}

async function keep(tx: Tx, { family, account, refresh }: Held): Promise<void> {
  await tx.db
    .insertInto("refresh")
    .values({ hash: hashOf(refresh), family, account, expires_at: tx.now + refreshFor, used_at: null })
    .execute();
}
