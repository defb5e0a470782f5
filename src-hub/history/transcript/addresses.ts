import { createHash, timingSafeEqual } from "node:crypto";
import type { VisitorId } from "../../../src-shared/conversations/model.ts";
import type { Catalogue } from "../../../src-shared/languages/choose.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import type { Machine } from "../../../src-shared/rpc/machine.ts";
import { mailAddress } from "../../mail/address.ts";
import type { Mail } from "../../mail/mail.ts";
import type { Reader, Tx } from "../../store/transact.ts";

const codeFor = 15;
const codeForMs = codeFor * 60_000;
const hour = 3_600_000;
/** Codes of one visitor within an hour, and to one address within a day. */
const mostCodes = 3;
const mostToAddress = 5;
const mostTries = 5;

/**
 * The address that is proved to be this visitor's: the one that his site has signed, else the last one that he has
 * confirmed by a code. Null: none.
 */
export async function provedAddress(db: Reader, visitor: VisitorId): Promise<string | null> {
  const row = await db.selectFrom("visitor").select("verified").where("id", "=", visitor).executeTakeFirst();
  const { email } = JSON.parse(row?.verified ?? "{}") as { email?: unknown };
  const signed = typeof email === "string" ? mailAddress(email) : undefined;
  if (signed !== undefined) return signed;
  const confirmed = await db
    .selectFrom("confirmed_address")
    .select("address")
    .where("visitor", "=", visitor)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return confirmed?.address ?? null;
}

/** Puts a letter with a code into the outbox. The one before is void. */
export async function sendCode(
  tx: Tx,
  { mail, machine }: { readonly mail: Mail; readonly machine: Machine },
  visitor: VisitorId,
  { written, language }: { readonly written: string; readonly language: Catalogue },
): Promise<void> {
  mail.required();
  const address = mailAddress(written);
  if (address === undefined) throw refuse("invalid", "address-wrong");
  const before = await tx.db.selectFrom("mail_code").selectAll().where("visitor", "=", visitor).executeTakeFirst();
  const isOfThisHour = before !== undefined && before.since > tx.now - hour;
  const sent = isOfThisHour ? before.sent : 0;
  if (sent >= mostCodes || (await codesTo(tx, address)) >= mostToAddress)
    throw refuse("too-fast", "mail-too-often", { retryAfter: hour });
  const code = sixDigits(machine);
  const row = {
    address,
    hash: hashOf(visitor, code),
    expires_at: tx.now + codeForMs,
    tries: 0,
    sent: sent + 1,
    since: isOfThisHour ? before.since : tx.now,
  };
  await tx.db
    .insertInto("mail_code")
    .values({ visitor, ...row })
    .onConflict((conflict) => conflict.column("visitor").doUpdateSet(row))
    .execute();
  await mail.queue(tx, "code", address, { code, minutes: codeFor, language });
}

async function codesTo({ db, now }: Tx, address: string): Promise<number> {
  const { count } = await db
    .selectFrom("mail")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("recipient", "=", address)
    .where("at", ">", now - 24 * hour)
    .where("kind", "=", "code")
    .executeTakeFirstOrThrow();
  return count;
}

/** Whether this is the code that was sent; then its address is this visitor's from now on. Counts what is wrong. */
export async function confirm(tx: Tx, visitor: VisitorId, code: string): Promise<string | null> {
  const row = await tx.db.selectFrom("mail_code").selectAll().where("visitor", "=", visitor).executeTakeFirst();
  if (!row || row.expires_at < tx.now || row.tries >= mostTries) return null;
  const given = Buffer.from(hashOf(visitor, code.replace(/\D/g, "")));
  if (!timingSafeEqual(given, Buffer.from(row.hash))) {
    await tx.db
      .updateTable("mail_code")
      .set({ tries: row.tries + 1 })
      .where("visitor", "=", visitor)
      .execute();
    return null;
  }
  const { address } = row;
  await tx.db.updateTable("mail_code").set({ expires_at: 0 }).where("visitor", "=", visitor).execute();
  await tx.db
    .insertInto("confirmed_address")
    .values({ visitor, address, at: tx.now })
    .onConflict((conflict) => conflict.columns(["visitor", "address"]).doUpdateSet({ at: tx.now }))
    .execute();
  return address;
}

const hashOf = (visitor: VisitorId, code: string): string =>
  createHash("sha256").update(`${visitor} ${code}`).digest("base64");

function sixDigits(machine: Machine): string {
  const number = machine.randomBytes(6).reduce((sum, byte) => (sum * 256 + byte) % 1_000_000_007, 0) % 1_000_000;
  return String(number).padStart(6, "0");
}

/** Nobody can use them any more. */
export async function forgetCodes(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom("mail_code")
    .where("since", "<", tx.now - 24 * hour)
    .execute();
}
