import { afterEach, beforeEach, expect, test } from "vitest";
import { enter, type Stay } from "../../../../src-hub/accounts/asks.ts";
import { closeCodes } from "../../../../src-shared/rpc/pipe.ts";
import { type HubHouse, hubHouse, refusalOf } from "../../../support/hub-house.ts";

const right = { name: "Anna", password: "right" };
const call = { ask: "account.renew" };
const minute = 60_000;

let house: HubHouse;
let closed: Array<[number, string]>;
beforeEach(async () => {
  house = await hubHouse();
  closed = [];
  await house.account("Anna");
  await house.account("Jonas");
});
afterEach(() => house.close());

const signIn = (name = "Anna") => house.accounts.signIn({ ...right, name }, name);
const stayWith = (access: string): Promise<Stay> =>
  enter({ agentOf: (token) => house.accounts.signedIn(token), store: house.store }, access);
const started = async (access: string): Promise<Stay> => {
  const stay = await stayWith(access);
  stay.start((code, reason) => void closed.push([code, reason]));
  return stay;
};

test("without a renewal the connection ends with its access token", async () => {
  await started((await signIn()).access);
  await house.clock.advance(15 * minute - 1);
  expect(closed).toEqual([]);
  await house.clock.advance(1);
  expect(closed).toEqual([[closeCodes.signedOut, "token-expired"]]);
});

test("renewed, it goes on until the new token ends", async () => {
  const { access, refresh } = await signIn();
  const stay = await started(access);
  await house.clock.advance(10 * minute);
  const next = await house.accounts.refresh({ refresh });
  await stay.handlers["account.renew"]({ access: next.access }, call);
  await house.clock.advance(14 * minute);
  expect(closed).toEqual([]);
  await house.clock.advance(minute);
  expect(closed).toEqual([[closeCodes.signedOut, "token-expired"]]);
});

test("signing out closes it at once, and once", async () => {
  const { access, refresh } = await signIn();
  const stay = await started(access);
  await house.accounts.signOut({ refresh });
  expect(closed).toEqual([[closeCodes.signedOut, "signed-out"]]);
  await house.clock.advance(20 * minute);
  stay.leave();
  expect(closed).toHaveLength(1);
});

test("signing out elsewhere leaves it open", async () => {
  await started((await signIn()).access);
  await house.accounts.signOut({ refresh: (await signIn()).refresh });
  expect(closed).toEqual([]);
});

test("a sign-out between hello and the first event is not missed", async () => {
  const { access, refresh } = await signIn();
  const stay = await stayWith(access);
  await house.accounts.signOut({ refresh });
  stay.start((code, reason) => void closed.push([code, reason]));
  expect(closed).toEqual([[closeCodes.signedOut, "signed-out"]]);
});

test("another's token does not renew, nor one of another sign-in, nor a forged one", async () => {
  const stay = await started((await signIn()).access);
  const renew = async (access: string) => stay.handlers["account.renew"]({ access }, call);
  expect((await refusalOf(renew((await signIn("Jonas")).access))).reason).toBe("token-of-another");
  expect((await refusalOf(renew((await signIn()).access))).reason).toBe("token-of-another");
  expect((await refusalOf(renew("forged"))).code).toBe("signed-out");
});

test("who left is told nothing", async () => {
  const { access, refresh } = await signIn();
  (await started(access)).leave();
  await house.accounts.signOut({ refresh });
  await house.clock.advance(20 * minute);
  expect(closed).toEqual([]);
});
