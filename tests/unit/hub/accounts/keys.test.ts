import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openKeys } from "../../../../src-hub/accounts/keys.ts";
import { signedTokens } from "../../../../src-hub/accounts/signed-tokens.ts";
import { handClock } from "../../../support/hand-clock.ts";
import { refusalOf } from "../../../support/hub-house.ts";

const day = 86_400_000;
let folder = "";
beforeEach(() => void (folder = join(mkdtempSync(join(tmpdir(), "frontdesk-keys-")), "keys")));
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

test("the first start makes one key, which only the owner may read", () => {
  const keys = openKeys(folder, handClock());
  const [file = ""] = readdirSync(folder);
  expect(file).toBe(`${keys.signing().kid}.pem`);
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("the next start takes the same key", () => {
  const clock = handClock();
  const first = openKeys(folder, clock).signing();
  expect(openKeys(folder, clock).signing().kid).toBe(first.kid);
});

test("after thirty days a new key signs, the old one still verifies, and the one before it no more", async () => {
  const clock = handClock();
  const keys = openKeys(folder, clock);
  const tokens = signedTokens(keys, clock);
  const first = (await tokens.sign("visitor", { sub: "a" }, 90 * 24 * 3600)).token;
  await clock.advance(29 * day);
  keys.rotate();
  expect((await tokens.sign("visitor", { sub: "a" }, 60)).token.split(".")[0]).toBe(first.split(".")[0]);
  await clock.advance(2 * day);
  keys.rotate();
  expect(keys.signing().kid > [...readdirSync(folder)].toSorted()[0]!.slice(0, -4)).toBe(true);
  expect((await tokens.read("visitor", first, ["sub"])).sub).toBe("a");
  await clock.advance(31 * day);
  keys.rotate();
  expect(await refusalOf(tokens.read("visitor", first, ["sub"]))).toMatchObject({
    code: "signed-out",
    reason: "token-invalid",
  });
  expect(readdirSync(folder)).toHaveLength(2);
});

test("a damaged key is named in a sentence", () => {
  const clock = handClock();
  const { kid } = openKeys(folder, clock).signing();
  writeFileSync(join(folder, `${kid}.pem`), "no key");
  expect(() => openKeys(folder, clock)).toThrow(`The signing key ${join(folder, kid)}.pem cannot be used.`);
});
