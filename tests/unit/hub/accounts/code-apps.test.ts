import { afterEach, beforeEach, expect, test } from "vitest";
import { removeCodeApp } from "../../../../src-hub/accounts/code-apps.ts";
import { codeAt, codeUri, newRecoveryCodes, stepOf } from "../../../../src-hub/accounts/codes.ts";
import { noSignInRules, type SignInRules } from "../../../../src-shared/accounts/sign-in-rules.ts";
import type { AccountId } from "../../../../src-shared/accounts/model.ts";
import { type HubHouse, hubHouse, refusalOf } from "../../../support/hub-house.ts";

const step = 30_000;
const right = { name: "Anna", password: "right" };
const device = { secret: `fdd_${"a".repeat(43)}`, name: "Desk 1" };

let house: HubHouse;
let anna: AccountId;
beforeEach(async () => {
  house = await hubHouse();
  anna = await house.account("Anna");
});
afterEach(() => house.close());

const code = (secret: string) => codeAt(secret, house.clock.now());

/** Sets up an app for Anna; answers its secret and recovery codes. */
async function enrolled() {
  const { codeApps } = house.parts;
  const { secret, recovery, proof } = codeApps.offer({ id: anna, name: "Anna", role: "agent" });
  await house.store.transact((tx) => codeApps.confirm(tx, anna, proof, code(secret)));
  await house.clock.advance(2 * step);
  return { secret, recovery };
}

async function rules(over: Partial<SignInRules>): Promise<void> {
  const body = JSON.stringify({ ...noSignInRules, ...over });
  await house.store.transact((tx) => tx.db.insertInto("sign_in_rules").values({ one: 1, body }).execute());
}

test("the codes of RFC 6238, appendix B, in their last six digits", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const table: Array<[number, string]> = [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ];
  for (const [seconds, expected] of table) expect(codeAt(secret, seconds * 1000)).toBe(expected);
  expect(stepOf(secret, "287082", 59_000)).toBe(1);
  expect(stepOf(secret, "287082", 89_000)).toBe(1);
  expect(stepOf(secret, "287082", 29_000)).toBe(1);
  expect(stepOf(secret, "287082", 120_000)).toBeNull();
  expect(stepOf(secret, "28708", 59_000)).toBeNull();
  expect(codeUri(secret, "House & Sons", "Anna: L")).toBe(
    `otpauth://totp/House%20%26%20Sons:Anna%3A%20L?issuer=House%20%26%20Sons&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
});

test("with an app the password alone is not enough, and a code counts once", async () => {
  const { accounts, clock } = house;
  const { secret } = await enrolled();
  expect(await refusalOf(accounts.signIn(right, "1"))).toEqual({ code: "forbidden", reason: "code-needed" });
  const used = code(secret);
  expect((await accounts.signIn({ ...right, code: `${used.slice(0, 3)} ${used.slice(3)}` }, "1")).account.name).toBe(
    "Anna",
  );
  const again = await refusalOf(accounts.signIn({ ...right, code: used }, "1"));
  expect(again).toEqual({ code: "forbidden", reason: "wrong-password-or-code" });
  await clock.advance(step);
  await accounts.signIn({ ...right, code: code(secret) }, "1");
});

test("a step before and after is taken, no further, and none before the last that was used", async () => {
  const { accounts, clock } = house;
  const { secret } = await enrolled();
  const at = (steps: number) => codeAt(secret, clock.now() + steps * step);
  for (const steps of [-2, 2])
    expect((await refusalOf(accounts.signIn({ ...right, code: at(steps) }, `${steps}`))).code).toBe("forbidden");
  await accounts.signIn({ ...right, code: at(1) }, "1");
  for (const steps of [0, -1, 1])
    expect((await refusalOf(accounts.signIn({ ...right, code: at(steps) }, `b${steps}`))).code).toBe("forbidden");
});

test("of two sign-ins at the same moment with one code, one is let in", async () => {
  const { accounts } = house;
  const { secret } = await enrolled();
  const input = { ...right, code: code(secret) };
  const both = await Promise.allSettled([accounts.signIn(input, "1"), accounts.signIn(input, "2")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("each recovery code lets in once, however it is typed", async () => {
  const { accounts } = house;
  const { recovery } = await enrolled();
  expect(recovery).toHaveLength(10);
  expect(new Set([...recovery, ...newRecoveryCodes()]).size).toBe(20);
  const [first = "", second = ""] = recovery;
  expect(first).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}$/);
  await accounts.signIn({ ...right, code: first }, "1");
  expect((await refusalOf(accounts.signIn({ ...right, code: first }, "1"))).code).toBe("forbidden");
  await accounts.signIn({ ...right, code: second.toUpperCase().replaceAll("-", " ") }, "1");
});

test("whether the password was right is never told without a right code, nor whether a name is somebody's", async () => {
  const { accounts } = house;
  await enrolled();
  const needed = { code: "forbidden", reason: "code-needed" };
  expect(await refusalOf(accounts.signIn(right, "a"))).toEqual(needed);
  expect(await refusalOf(accounts.signIn({ ...right, password: "wrong" }, "b"))).toEqual(needed);
  const wrong = { code: "forbidden", reason: "wrong-password-or-code" };
  expect(await refusalOf(accounts.signIn({ ...right, code: "000000" }, "c"))).toEqual(wrong);
  expect(await refusalOf(accounts.signIn({ ...right, password: "wrong", code: "000000" }, "d"))).toEqual(wrong);
  const reasons = new Map<string, string>();
  for (let count = 0; count < 40; count++) {
    const name = `Nobody ${count}`;
    const { reason } = await refusalOf(accounts.signIn({ name, password: "x" }, `e${count}`));
    reasons.set(name, reason);
    expect((await refusalOf(accounts.signIn({ name: name.toUpperCase(), password: "y" }, `f${count}`))).reason).toBe(
      reason,
    );
  }
  const asked = [...reasons.values()].filter((reason) => reason === "code-needed").length;
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(35);
});

test("a house without code apps asks nobody for a code", async () => {
  for (let count = 0; count < 10; count++) {
    const refused = await refusalOf(house.accounts.signIn({ name: `Nobody ${count}`, password: "x" }, `${count}`));
    expect(refused.reason).toBe("wrong-name-or-password");
  }
});

test("a thousand guesses of codes with the right password: few are looked at, and the owner's own desk is let in", async () => {
  const { accounts, clock } = house;
  const { secret } = await enrolled();
  await accounts.signIn({ ...right, code: code(secret), device }, "office");
  let looked = 0;
  for (let guess = 0; guess < 1_000; guess++) {
    const typed = String(guess * 977)
      .padStart(6, "0")
      .slice(0, 6);
    const { code: fault } = await refusalOf(accounts.signIn({ ...right, code: typed }, `guesser ${guess % 50}`));
    if (fault === "forbidden") looked += 1;
    await clock.advance(10_000);
  }
  expect(looked).toBeLessThanOrEqual(100);
  expect((await refusalOf(accounts.signIn({ ...right, code: code(secret) }, "hotel"))).code).toBe("too-fast");
  await accounts.signIn({ ...right, code: code(secret), device }, "office");
  await clock.advance(step);
  await accounts.signIn({ ...right, code: code(secret) }, "hotel");
});

test("a hundred wrong in a row under one name: strange desks wait for a day, the known one does not, and its guesses count", async () => {
  const { accounts, clock } = house;
  await accounts.signIn({ ...right, device }, "office");
  for (let guess = 0; guess < 100; guess++) {
    expect((await refusalOf(accounts.signIn({ ...right, password: "no" }, `${guess}`))).code).toBe("forbidden");
    if (guess < 99) await clock.advance(300_000);
  }
  const refused = await refusalOf(accounts.signIn(right, "new"));
  expect(refused).toMatchObject({ code: "too-fast", retryAfter: 24 * 60 * 60_000 });
  await clock.advance(60 * 60_000);
  expect((await refusalOf(accounts.signIn(right, "new"))).code).toBe("too-fast");
  for (let guess = 0; guess < 5; guess++)
    await refusalOf(accounts.signIn({ ...right, password: "no", device }, "office"));
  expect((await refusalOf(accounts.signIn({ ...right, device }, "office"))).code).toBe("too-fast");
  await clock.advance(1_000);
  await accounts.signIn({ ...right, device }, "office");
});

test("another account's known desk and an invented one are strange here", async () => {
  const { accounts } = house;
  await house.account("Jonas");
  await accounts.signIn({ name: "Jonas", password: "right", device }, "office");
  for (let guess = 0; guess < 5; guess++) await refusalOf(accounts.signIn({ ...right, password: "no" }, `${guess}`));
  expect((await refusalOf(accounts.signIn({ ...right, device }, "office"))).code).toBe("too-fast");
});

test("wanted by role: nobody is in before he has set one up, and the offer does for nobody else and not for long", async () => {
  const { accounts, clock } = house;
  await rules({ codeRoles: ["agent" as never] });
  await house.account("Jonas");
  expect(await refusalOf(accounts.signIn(right, "1"))).toEqual({ code: "forbidden", reason: "enrolment-needed" });
  expect((await refusalOf(accounts.enrolment({ ...right, password: "wrong" }, "1"))).reason).toBe(
    "wrong-name-or-password",
  );
  const { secret, proof } = await accounts.enrolment(right, "1");
  const foreign = { name: "Jonas", password: "right", proof, code: code(secret) };
  expect((await refusalOf(accounts.signIn(foreign, "2"))).reason).toBe("enrolment-too-late");
  expect((await refusalOf(accounts.signIn({ ...right, proof, code: "000000" }, "3"))).reason).toBe("code-wrong");
  await accounts.signIn({ ...right, proof, code: code(secret) }, "4");
  expect((await refusalOf(accounts.signIn(right, "5"))).reason).toBe("code-needed");
  expect((await refusalOf(accounts.enrolment(right, "6"))).reason).toBe("wrong-name-or-password");
  const late = await accounts.enrolment({ name: "Jonas", password: "right" }, "7");
  await clock.advance(15 * 60_000);
  const tooLate = { name: "Jonas", password: "right", proof: late.proof, code: code(late.secret) };
  expect((await refusalOf(accounts.signIn(tooLate, "8"))).reason).toBe("enrolment-too-late");
});

test("the database holds neither the secret nor a recovery code; both are useless with another key", async () => {
  const { store } = house;
  const { secret, recovery } = await enrolled();
  const rows = JSON.stringify([
    await store.read.selectFrom("code_app").selectAll().execute(),
    await store.read.selectFrom("recovery_code").selectAll().execute(),
  ]);
  for (const text of [secret, ...recovery, ...recovery.map((one) => one.replaceAll("-", ""))])
    expect(rows).not.toContain(text);
  await store.transact((tx) => removeCodeApp(tx, anna));
  expect(await store.read.selectFrom("recovery_code").selectAll().execute()).toEqual([]);
  await house.accounts.signIn(right, "1");
});

test("passwords switched off: only administrators still come in by one; accounts without one never do", async () => {
  const { accounts, store } = house;
  const signIn = { name: "x", issuer: "https://id.example", client: "c", scopes: "", domains: [] };
  await rules({ password: false, house: { ...signIn, trustsEmail: false, creates: true, roleClaim: "" } });
  await house.account("Ada", "administrator");
  expect((await refusalOf(accounts.signIn(right, "1"))).reason).toBe("password-sign-in-off");
  expect((await refusalOf(accounts.signIn({ ...right, password: "wrong" }, "1"))).reason).toBe(
    "wrong-name-or-password",
  );
  await accounts.signIn({ name: "Ada", password: "right" }, "1");
  await store.transact((tx) => tx.db.updateTable("account").set({ password: "" }).where("id", "=", anna).execute());
  for (const password of ["", "right"])
    expect((await refusalOf(accounts.signIn({ name: "Anna", password }, password))).reason).toBe(
      "wrong-name-or-password",
    );
});
