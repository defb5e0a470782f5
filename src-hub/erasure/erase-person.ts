import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { tellDesks } from "../appointments/tell.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { eraseContent } from "../supervision/audit-seal.ts";
import { attributesIn, visitorRow } from "../visitors/rows.ts";

const nobody = {
  subject: null,
  verified_at: null,
  known: "{}",
  verified: "{}",
  device: null,
  browser: null,
  system: null,
  screen_width: null,
  screen_height: null,
  languages: "[]",
  time_zone: null,
  referrer: null,
} as const;

/** Erases what is kept of a person beside his conversations; `ids`: all that he is known as. May be done again. */
export async function erasePerson(tx: Tx, ids: readonly VisitorId[]): Promise<void> {
  const { db } = tx;
  // First the letters: where they went is known by what is erased after them.
  await eraseLetters(tx, ids);
  await eraseAppointments(tx, ids);
  for (const id of ids) {
    for (const table of ["visitor_page", "visitor_value", "mail_code", "confirmed_address"] as const)
      await db.deleteFrom(table).where("visitor", "=", id).execute();
    await db
      .updateTable("left_message")
      .set({ name: "", reply_to: "", text: "", filled: null })
      .where("visitor", "=", id)
      .execute();
    await db
      .updateTable("left_message")
      .set({ done_at: tx.now })
      .where("visitor", "=", id)
      .where("done_at", "is", null)
      .execute();
    await eraseRequests(tx, id);
    await db.updateTable("visitor").set(nobody).where("id", "=", id).execute();
    await db.deleteFrom("answered").where("asker", "=", id).execute();
  }
  // A repeat of these by staff gets its answer, without what stood in it.
  await emptyFields(db, []);
  await emptyMailed(db, []);
}

const emptyFields = hot(`update answered set answer = '{"values":{}}' where ask = 'visitor.setField'`);
const emptyMailed = hot(`update answered set answer = '{"to":""}' where ask in ('survey.mail', 'transcript.mail')`);

/** What he was told when one before was refused may name him. */
async function eraseRequests(tx: Tx, visitor: VisitorId): Promise<void> {
  const { db } = tx;
  await db.updateTable("data_request").set({ reply_to: "", reason: "" }).where("visitor", "=", visitor).execute();
  const before = db.selectFrom("data_request").select("id").where("visitor", "=", visitor);
  for (const { id } of await before.where("state", "=", "refused").execute())
    await eraseContent(tx, `dataRequest:${id}`);
}

async function eraseAppointments(tx: Tx, ids: readonly VisitorId[]): Promise<void> {
  const { db } = tx;
  const rows = await db.selectFrom("appointment").select(["id", "state", "met"]).where("visitor", "in", ids).execute();
  for (const { id, state, met } of rows) {
    // Its conversation is closed, and the sweep that would have seen it does not look any more.
    const isKept = state === "running" && met !== null;
    const isAhead = state === "booked" || state === "moved" || state === "running";
    await db.deleteFrom("appointment_step").where("appointment", "=", id).execute();
    await db
      .updateTable("appointment")
      .set({ name: "", email: "", note: "", zone: "", sealed: "", due_at: null, news: 0 })
      .set(isKept ? { state: "kept" } : isAhead ? { state: "cancelled" } : {})
      .where("id", "=", id)
      .execute();
    await eraseContent(tx, `appointment:${id}`);
  }
  // Desks that show them hold his name.
  if (rows.length > 0) tellDesks(tx);
}

/**
 * Letters that were sent lose where they went. One that still waits is not sent when it is about him; another's to the
 * same address is: that he has named it proves nothing.
 */
async function eraseLetters({ db }: Tx, ids: readonly VisitorId[]): Promise<void> {
  const about = [
    ...(await db.selectFrom("conversation").select("id").where("visitor", "in", ids).execute()),
    ...(await db.selectFrom("appointment").select("id").where("visitor", "in", ids).execute()),
  ];
  const own = await addressesOf(db, ids);
  const waiting = await db
    .selectFrom("mail")
    .select(["id", "kind", "recipient", "body"])
    .where("state", "=", "waiting")
    .execute();
  const over = { recipient: "", body: "{}", state: "failed", fault: "erased" } as const;
  for (const { id, kind, recipient, body } of waiting)
    if (about.some((one) => body.includes(one.id)) || (kind === "code" && own.includes(recipient)))
      await db.updateTable("mail").set(over).where("id", "=", id).execute();
  if (own.length > 0)
    await db
      .updateTable("mail")
      .set({ recipient: "", body: "{}" })
      .where("recipient", "in", own)
      .where("state", "<>", "waiting")
      .execute();
}

/** Every address that he named, or that was named for him, in lower case as letters have them. */
async function addressesOf(db: Reader, ids: readonly VisitorId[]): Promise<string[]> {
  const named = await db
    .selectFrom("confirmed_address")
    .select("address as to")
    .where("visitor", "in", ids)
    .union(db.selectFrom("mail_code").select("address as to").where("visitor", "in", ids))
    .union(db.selectFrom("appointment").select("email as to").where("visitor", "in", ids))
    .union(db.selectFrom("left_message").select("reply_to as to").where("visitor", "in", ids))
    .union(db.selectFrom("data_request").select("reply_to as to").where("visitor", "in", ids))
    .execute();
  const found = named.map(({ to }) => to);
  for (const id of ids) {
    const row = await visitorRow(db, id);
    for (const said of [row?.known, row?.verified]) found.push(String(attributesIn(said)["email"] ?? ""));
  }
  return [...new Set(found.map((to) => to.trim().toLowerCase()).filter((to) => to !== ""))];
}
