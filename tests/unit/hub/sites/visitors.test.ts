import { afterEach, beforeEach, expect, test } from "vitest";
import { seedSite, type Site } from "../../../../src-hub/sites/rows.ts";
import { type HubHouse, hubHouse, refusalOf } from "../../../support/hub-house.ts";

const hour = 3_600_000;
let house: HubHouse;
let shop: Site;
beforeEach(async () => {
  house = await hubHouse();
  await house.site("shop", "https://shop.example");
  shop = (await house.sites.byKey("shop"))!;
});
afterEach(() => house.close());

test("a ticket makes a new visitor with 128 random bits, and a token that is the same visitor again", async () => {
  const ticket = await house.sites.ticket(shop);
  const { visitor, token } = await house.sites.visitorOf({ ticket });
  expect(visitor.id).toMatch(/^[0-9a-f]{32}$/);
  expect(visitor.site).toEqual({ id: shop.id, name: "Site shop", welcome: "", queue: shop.queue });
  const again = await house.sites.visitorOf({ token });
  expect(again.visitor).toEqual(visitor);
  const another = await house.sites.visitorOf({ ticket });
  expect(another.visitor.id).not.toBe(visitor.id);
});

test("each hello answers a fresh token, so that who stays is known for ever and who leaves for a day", async () => {
  let { visitor, token } = await house.sites.visitorOf({ ticket: await house.sites.ticket(shop) });
  const first = token;
  for (let day = 0; day < 3; day++) {
    await house.clock.advance(20 * hour);
    const next = await house.sites.visitorOf({ token });
    expect(next.visitor.id).toBe(visitor.id);
    token = next.token;
  }
  expect(await refusalOf(house.sites.visitorOf({ token: first }))).toEqual({
    code: "signed-out",
    reason: "token-expired",
  });
  await house.clock.advance(24 * hour);
  expect((await refusalOf(house.sites.visitorOf({ token }))).code).toBe("signed-out");
});

test("token and ticket: the token wins while it is good, the ticket opens when it no longer is", async () => {
  const { visitor, token } = await house.sites.visitorOf({ ticket: await house.sites.ticket(shop) });
  expect((await house.sites.visitorOf({ token, ticket: await house.sites.ticket(shop) })).visitor.id).toBe(visitor.id);
  expect((await house.sites.visitorOf({ token, ticket: "stale" })).visitor.id).toBe(visitor.id);
  await house.clock.advance(25 * hour);
  expect((await house.sites.visitorOf({ token, ticket: await house.sites.ticket(shop) })).visitor.id).not.toBe(
    visitor.id,
  );
});

test("a ticket is good for a minute", async () => {
  const ticket = await house.sites.ticket(shop);
  await house.clock.advance(59_000);
  await house.sites.visitorOf({ ticket });
  await house.clock.advance(1_000);
  expect(await refusalOf(house.sites.visitorOf({ ticket }))).toEqual({ code: "signed-out", reason: "token-expired" });
});

test("neither is refused", async () => {
  expect(await refusalOf(house.sites.visitorOf({}))).toEqual({ code: "signed-out", reason: "ticket-missing" });
  expect((await refusalOf(house.sites.visitorOf({ token: "", ticket: "" }))).code).toBe("signed-out");
});

test("a seeded site is brought up to date under its key, and stays the same site", async () => {
  await house.store.transact((tx) =>
    seedSite(tx, house.clock, { key: "shop", name: "New name", origin: "http://localhost:4000" }),
  );
  expect(await house.sites.byKey("shop")).toEqual({ ...shop, name: "New name", origins: ["http://localhost:4000"] });
  expect(await house.sites.byKey("nobody")).toBeUndefined();
  // What administrators have published is theirs.
  await house.store.transact((tx) => tx.db.updateTable("site").set({ version: 2 }).execute());
  await house.site("shop", "http://localhost:5000");
  expect(await house.sites.byKey("shop")).toMatchObject({ name: "New name", origins: ["http://localhost:4000"] });
});
