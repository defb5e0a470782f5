import { expect, test } from "vitest";
import { hashPassword, isPassword, randomPassword } from "../../../../src-hub/accounts/passwords.ts";

test("a password is known again, another is not, and the stored form names its parameters", async () => {
  const stored = await hashPassword("correct horse");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await isPassword("correct horse", stored)).toBe(true);
  expect(await isPassword("correct horsf", stored)).toBe(false);
  expect(await isPassword("", stored)).toBe(false);
});

test("the same password is stored differently each time", async () => {
  expect(await hashPassword("twice")).not.toBe(await hashPassword("twice"));
});

test("one password typed with composed or combining letters is one password", async () => {
  expect(await isPassword("pa\u0308ssi", await hashPassword("p\u00e4ssi"))).toBe(true);
});

test("other parameters are read from the stored form", async () => {
  // Made by the reference implementation: argon2id, 64 MiB, 2 passes, 1 lane, password "password", salt "somesalt".
  const stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await isPassword("password", stored)).toBe(true);
  expect(await isPassword("passwore", stored)).toBe(false);
});

test("a name that nobody has costs as much as one that somebody has", { timeout: 30_000 }, async () => {
  const stored = await hashPassword("x");
  const unknown: number[] = [];
  const known: number[] = [];
  for (let round = 0; round < 5; round++) {
    unknown.push(await took(() => isPassword("guess", undefined)));
    known.push(await took(() => isPassword("guess", stored)));
  }
  expect(await isPassword("guess", undefined)).toBe(false);
  // The quickest of each: a busy machine only makes them slower. An answer without any hashing would be a hundred times faster.
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.3);
});

test("a stored password that is not in our form is a defect and no match", async () => {
  await expect(isPassword("x", "plain")).rejects.toThrow(/not in the form/);
});

test("a seeded password has 16 letters and digits that nobody confuses, and no two are the same", () => {
  const drawn = new Set(Array.from({ length: 500 }, randomPassword));
  expect(drawn.size).toBe(500);
  for (const password of drawn)
    expect(password).toMatch(/^([abcdefghjkmnpqrstuvwxyz2-9]{4}-){3}[abcdefghjkmnpqrstuvwxyz2-9]{4}$/);
});

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
