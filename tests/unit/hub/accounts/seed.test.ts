import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedAccounts } from "../../../../src-hub/accounts/seed.ts";
import { type HubHouse, hubHouse } from "../../../support/hub-house.ts";

let house: HubHouse;
beforeEach(async () => void (house = await hubHouse()));
afterEach(() => house.close());

interface Seeded {
  name: string;
  role: string;
  password: string;
}
const written = () => JSON.parse(readFileSync(join(house.folder, "accounts.json"), "utf8")) as Seeded[];

test("the first start makes two agents, a supervisor and an administrator, who can sign in", async () => {
  expect(await seedAccounts(house.store, house.folder)).toBe(true);
  expect(written().map(({ name, role }) => `${name}: ${role}`)).toEqual([
    "Anna Lindqvist: agent",
    "Jonas Weber: agent",
    "Mira Salonen: supervisor",
    "Ada Novak: administrator",
  ]);
  for (const { name, role, password } of written())
    expect((await house.accounts.signIn({ name, password }, name)).account).toMatchObject({ name, role });
});

test("only the owner may read their passwords", async () => {
  await seedAccounts(house.store, house.folder);
  expect(statSync(join(house.folder, "accounts.json")).mode & 0o777).toBe(0o600);
});

test("the second start makes nobody and leaves the file alone", async () => {
  await seedAccounts(house.store, house.folder);
  writeFileSync(join(house.folder, "accounts.json"), "[]");
  expect(await seedAccounts(house.store, house.folder)).toBe(false);
  expect(written()).toEqual([]);
});
