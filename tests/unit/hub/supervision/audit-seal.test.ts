import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseContent, headOfAudit, sealOld, verifyAudit } from "../../../../src-hub/supervision/audit-seal.ts";
import { writeAudit } from "../../../../src-hub/supervision/audit.ts";
import type { Account } from "../../../../src-shared/accounts/model.ts";
import { hubHouse, type HubHouse } from "../../../support/hub-house.ts";

// Reliability §3 H10: whoever changes the audit at the database is found, by the first row that does not fit.

let house: HubHouse;
let ada: Account;
beforeEach(async () => {
  house = await hubHouse();
  ada = { id: await house.account("Ada", "administrator"), name: "Ada", role: "administrator" };
  for (let at = 1; at <= 9; at++) await act(at);
});
afterEach(() => house.close());

const act = (at: number) =>
  house.store.transact((tx) =>
    writeAudit(tx, house.clock, ada, {
      act: "conversation.close",
      target: `conversation:${at}`,
      reason: `because of ${at}`,
      before: { state: "active" },
      after: { state: "closed" },
    }),
  );
const verify = (held: { rows: number; hash: string } | null = null) => verifyAudit(house.store.read, held);
/** As somebody does it who has the file and no hub. */
function atTheFile(...statements: string[]): void {
  const raw = new Database(join(house.folder, "hub.sqlite"));
  for (const statement of statements) raw.exec(statement);
  raw.close();
}
const row = (number: number) => `(select audit from audit_seal where number = ${number})`;

test("an audit that nobody touched is whole, also one that goes on", async () => {
  expect(await verify()).toMatchObject({ head: { rows: 9 }, broken: null });
  const held = await headOfAudit(house.store.read);
  await act(10);
  expect(await verify(held)).toMatchObject({ head: { rows: 10 }, broken: null });
});

test.each([
  ["its reason", `update audit set reason = 'other' where id = ${row(5)}`, 5, "changed"],
  ["what it was before", `update audit set before = 'null' where id = ${row(5)}`, 5, "changed"],
  ["what it is now, by one letter", `update audit set after = '{"state":"Closed"}' where id = ${row(5)}`, 5, "changed"],
  ["when", `update audit set at = at - 1 where id = ${row(5)}`, 5, "changed"],
  [
    "who",
    `insert into account (id, name, role, password, v, created_at) values ('x', 'Eve', 'agent', '', 1, 0);
     update audit set by = 'x' where id = ${row(5)}`,
    5,
    "changed",
  ],
  ["what was done", `update audit set act = 'queue.close' where id = ${row(5)}`, 5, "changed"],
  ["to whom", `update audit set target = 'queue:1' where id = ${row(5)}`, 5, "changed"],
  ["a row taken out", `delete from audit where id = ${row(5)}`, 5, "missing"],
  [
    "a row taken out with its seal",
    `delete from audit where id = ${row(5)}; delete from audit_seal where number = 5`,
    5,
    "moved",
  ],
  [
    "a row put in",
    `insert into audit select 'x', at, by, act, target, reason, before, after from audit limit 1`,
    10,
    "unsealed",
  ],
  [
    "two seals the other way round",
    `update audit_seal set number = 100 where number = 4;
     update audit_seal set number = 4 where number = 5; update audit_seal set number = 5 where number = 100`,
    4,
    "changed",
  ],
  ["words said to be erased that are there", `update audit_seal set salt = null where number = 5`, 5, "changed"],
  [
    "words taken out without an erasure's word",
    `update audit set reason = '', before = null, after = null where id = ${row(5)}`,
    5,
    "changed",
  ],
])("%s: the first row that does not fit is named", async (_what, statement, number, why) => {
  atTheFile(statement);
  expect((await verify()).broken).toMatchObject({ number, why });
});

test("an end that was cut off, or a chain that was made anew, is found by a head that was noted elsewhere", async () => {
  const held = await headOfAudit(house.store.read);
  atTheFile(`delete from audit where id in (select audit from audit_seal where number > 6)`);
  atTheFile(`delete from audit_seal where number > 6`);
  expect((await verify()).broken).toBeNull();
  expect((await verify(held)).broken).toMatchObject({ why: "cut" });
  // Whoever can compute the chain writes it anew from there on: that fits in itself, and not to what was noted.
  for (let at = 7; at <= 9; at++) await act(at + 20);
  expect((await verify()).broken).toBeNull();
  expect((await verify(held)).broken).toMatchObject({ why: "cut" });
});

test("of what speaks of no visitor nobody takes the words out, whatever he does to the seal", async () => {
  const rights = { before: { role: "agent" }, after: { role: "administrator" } };
  await house.store.transact((tx) =>
    writeAudit(tx, house.clock, ada, { act: "account.rights", target: `agent:${ada.id}`, reason: "", ...rights }),
  );
  atTheFile(
    `update audit set reason = '', before = null, after = null where id = ${row(10)}`,
    `update audit_seal set salt = null where number = 10`,
  );
  expect((await verify()).broken).toMatchObject({ number: 10, why: "changed" });
});

test("words that an erasure takes out leave the chain whole, and the act where it was", async () => {
  await house.store.transact((tx) => eraseContent(tx, "conversation:5"));
  expect((await verify()).broken).toBeNull();
  const [kept] = await house.store.read
    .selectFrom("audit")
    .selectAll()
    .where("target", "=", "conversation:5")
    .execute();
  expect(kept).toMatchObject({ act: "conversation.close", by: ada.id, reason: "", before: null, after: null });
  // Nothing else may be put in their place.
  atTheFile(`update audit set reason = 'another' where target = 'conversation:5'`);
  expect((await verify()).broken).toMatchObject({ number: 5, why: "changed" });
});

test("rows of before there was a chain begin it, once", async () => {
  atTheFile("delete from audit_seal");
  await sealOld(house.store);
  expect(await verify()).toMatchObject({ head: { rows: 9 }, broken: null });
  atTheFile("delete from audit_seal where number = 9");
  await sealOld(house.store);
  expect((await verify()).broken).toMatchObject({ why: "unsealed" });
});
