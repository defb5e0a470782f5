import { afterEach, beforeEach, expect, test } from "vitest";
import { addresses } from "../../../../src-hub/bus.ts";
import { type HubHouse, hubHouse, refusalOf } from "../../../support/hub-house.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const key = "01890000-0000-7000-8000-000000000001";
const otherKey = "01890000-0000-7000-8000-000000000002";
const right = { name: "Anna Lindqvist", password: "right" };
const wrong = { ...right, password: "wrong" };

let house: HubHouse;
beforeEach(async () => {
  house = await hubHouse();
  await house.account(right.name);
});
afterEach(() => house.close());

test("sign-in answers an access token of 15 minutes and a refresh token, and the name in any case", async () => {
  const { accounts, clock } = house;
  const tokens = await accounts.signIn({ ...right, name: "ANNA lindqvist" }, "1");
  expect(tokens.account).toMatchObject({ name: right.name, role: "agent" });
  expect(tokens.accessUntil - clock.now()).toBeGreaterThan(14 * minute);
  await clock.advance(14 * minute);
  expect((await accounts.signedIn(tokens.access)).account.name).toBe(right.name);
  await clock.advance(minute);
  expect(await refusalOf(accounts.signedIn(tokens.access))).toMatchObject({
    code: "signed-out",
    reason: "token-expired",
  });
});

test("a wrong password and a name that nobody has are refused with the same words", async () => {
  const { accounts } = house;
  const one = await refusalOf(accounts.signIn(wrong, "1"));
  const two = await refusalOf(accounts.signIn({ name: "Nobody", password: "right" }, "1"));
  expect(one).toEqual({ code: "forbidden", reason: "wrong-name-or-password" });
  expect(two).toEqual(one);
});

test("after five wrong tries each further one waits twice as long, up to five minutes, even with the right password", async () => {
  const { accounts, clock } = house;
  for (let count = 0; count < 5; count++)
    expect((await refusalOf(accounts.signIn(wrong, `${count}`))).code).toBe("forbidden");
  for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    const refused = await refusalOf(accounts.signIn(right, "elsewhere"));
    expect(refused).toMatchObject({
      code: "too-fast",
      reason: "too-many-tries",
      retryAfter: seconds * 1000,
      values: { seconds },
    });
    await clock.advance(seconds * 1000);
    expect((await refusalOf(accounts.signIn(wrong, `after ${seconds}`))).code).toBe("forbidden");
  }
  await clock.advance(300_000);
  await accounts.signIn(right, "elsewhere");
  expect((await refusalOf(accounts.signIn(wrong, "elsewhere"))).code).toBe("forbidden");
  await accounts.signIn(right, "elsewhere");
});

test("tries under many names from one address are slowed too, and another address is not", async () => {
  const { accounts } = house;
  for (let count = 0; count < 5; count++)
    await refusalOf(accounts.signIn({ name: `n${count}`, password: "x" }, "here"));
  expect((await refusalOf(accounts.signIn(right, "here"))).code).toBe("too-fast");
  await accounts.signIn(right, "there");
});

test("tries at the same moment gain nothing: five are looked at, the rest is refused", async () => {
  const { accounts } = house;
  const refusals = await Promise.all(Array.from({ length: 20 }, () => refusalOf(accounts.signIn(wrong, "1"))));
  expect(refusals.filter(({ code }) => code === "forbidden")).toHaveLength(5);
  expect(refusals.filter(({ code }) => code === "too-fast")).toHaveLength(15);
});

test("each refresh token is used once and gives the next", async () => {
  const { accounts, clock } = house;
  let { refresh } = await accounts.signIn(right, "1");
  const seen = new Set([refresh]);
  for (let count = 0; count < 5; count++) {
    await clock.advance(10 * day);
    const next = await accounts.refresh({ refresh });
    expect((await accounts.signedIn(next.access)).account.name).toBe(right.name);
    refresh = next.refresh;
    seen.add(refresh);
  }
  expect(seen.size).toBe(6);
});

test("using one twice revokes everything of that sign-in at once, and nothing of another", async () => {
  const { accounts, store } = house;
  const stolen = await accounts.signIn(right, "1");
  const other = await accounts.signIn(right, "2");
  const next = await accounts.refresh({ refresh: stolen.refresh });
  const { family } = await accounts.signedIn(next.access);
  const told: string[] = [];
  store.bus.subscribe(addresses.family(family), () => told.push("go"));
  expect(await refusalOf(accounts.refresh({ refresh: stolen.refresh }))).toMatchObject({
    code: "signed-out",
    reason: "refresh-reused",
  });
  expect(told).toEqual(["go"]);
  expect((await refusalOf(accounts.signedIn(next.access))).code).toBe("signed-out");
  expect((await refusalOf(accounts.refresh({ refresh: next.refresh }))).code).toBe("signed-out");
  expect((await accounts.signedIn(other.access)).account.name).toBe(right.name);
  await accounts.refresh({ refresh: other.refresh });
});

test("of two uses at the same moment one is the second", async () => {
  const { accounts } = house;
  const { refresh } = await accounts.signIn(right, "1");
  const both = await Promise.allSettled([accounts.refresh({ refresh }), accounts.refresh({ refresh })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a renewal whose answer was lost is answered again under its key, until the next token was used", async () => {
  const { accounts } = house;
  const { refresh } = await accounts.signIn(right, "1");
  const first = await accounts.refresh({ refresh, key });
  const again = await accounts.refresh({ refresh, key });
  expect(again.refresh).toBe(first.refresh);
  await accounts.refresh({ refresh: first.refresh });
  expect((await refusalOf(accounts.refresh({ refresh, key }))).reason).toBe("refresh-reused");
});

test("under another key a repeat is a second use", async () => {
  const { accounts } = house;
  const { refresh } = await accounts.signIn(right, "1");
  const next = await accounts.refresh({ refresh, key });
  expect((await refusalOf(accounts.refresh({ refresh, key: otherKey }))).reason).toBe("refresh-reused");
  expect((await refusalOf(accounts.refresh({ refresh: next.refresh }))).code).toBe("signed-out");
});

test("thirty days unused end it", async () => {
  const { accounts, clock } = house;
  const { refresh } = await accounts.signIn(right, "1");
  await clock.advance(30 * day);
  expect((await refusalOf(accounts.refresh({ refresh }))).code).toBe("signed-out");
});

test("signing out ends the sign-in at once, twice does no harm, and a strange token says nothing", async () => {
  const { accounts } = house;
  const { refresh, access } = await accounts.signIn(right, "1");
  await accounts.signOut({ refresh });
  await accounts.signOut({ refresh });
  await accounts.signOut({ refresh: "fdr_strange" });
  expect((await refusalOf(accounts.signedIn(access))).code).toBe("signed-out");
  expect((await refusalOf(accounts.refresh({ refresh }))).code).toBe("signed-out");
});

test("a ticket signs in once, within a minute", async () => {
  const { accounts, clock } = house;
  const { access } = await accounts.signIn(right, "1");
  const { ticket } = await accounts.ticket(access);
  expect((await accounts.signIn({ ticket }, "1")).account.name).toBe(right.name);
  expect(await refusalOf(accounts.signIn({ ticket }, "1"))).toEqual({ code: "forbidden", reason: "ticket-used" });
  const late = await accounts.ticket(access);
  await clock.advance(minute);
  expect((await refusalOf(accounts.signIn({ ticket: late.ticket }, "1"))).code).toBe("forbidden");
  expect((await refusalOf(accounts.ticket("forged"))).code).toBe("signed-out");
});

test("the database holds no token, no ticket and no password", async () => {
  const { accounts, store } = house;
  const signedIn = await accounts.signIn(right, "1");
  const renewed = await accounts.refresh({ refresh: signedIn.refresh });
  const { ticket } = await accounts.ticket(renewed.access);
  const rows = await Promise.all([
    store.read.selectFrom("account").selectAll().execute(),
    store.read.selectFrom("refresh").selectAll().execute(),
    store.read.selectFrom("ticket").selectAll().execute(),
    store.read.selectFrom("event").selectAll().execute(),
    store.read.selectFrom("answered").selectAll().execute(),
  ]);
  const stored = JSON.stringify(rows);
  expect(rows[1]).toHaveLength(2);
  for (const secret of [signedIn.refresh, renewed.refresh, ticket, renewed.access, '"right"'])
    expect(stored).not.toContain(secret);
});
