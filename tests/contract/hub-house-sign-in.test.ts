import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { hubHttp } from "../../src-main/hub-link/hub-http.ts";
import type { SignIn } from "../../src-shared/accounts/sign-in.ts";
import { askedOfHub } from "../support/asked-of-hub.ts";
import { type HouseRounds, houseRounds, person } from "../support/house-rounds.ts";
import { refusalOf } from "../support/hub-house.ts";

// Who is let in by the house's own sign-in, as whom, and who is not.

let at: HouseRounds;
beforeAll(async () => void (at = await houseRounds()));
afterAll(() => at.stop());
afterEach(() => void (at.clock.ahead = 0));

test("signed in by the browser: an account is made with its name and address, and is the same the next time", async () => {
  await at.lay();
  at.issuer.people.set("ida", person("ida", { name: "Ida Berg" }));
  const { page, tokens } = await at.round("ida");
  const { account, access } = await tokens;
  expect(account).toMatchObject({ name: "Ida Berg", role: "agent" });
  expect(page.status).toBe(200);
  expect(page.text).toContain("You are signed in");
  expect(page.text).toContain("go back to Frontdesk");
  const ida = await askedOfHub(at.server.url, { access });
  expect((await ida.ask("signIn.list", {})).signIns).toMatchObject([{ way: "house", place: "here", isThis: true }]);
  ida.close();
  expect((await (await at.round("ida")).tokens).account.id).toBe(account.id);
});

test("an account that is known by its verified address is linked; one whose address is not verified is not taken for it", async () => {
  await at.lay({ creates: false });
  at.issuer.people.set("thief", person("thief", { email: "ida@house.example", email_verified: false }));
  expect(await refusalOf((await at.round("thief")).tokens)).toEqual({ code: "forbidden", reason: "account-unknown" });
  await at.lay({ creates: false, trustsEmail: true });
  at.issuer.people.set("ida-2", person("ida-2", { email: "IDA@house.example", email_verified: false }));
  expect((await (await at.round("ida-2")).tokens).account.name).toBe("Ida Berg");
});

test("who is unknown, of another domain or not active is refused, and the page says where to go on", async () => {
  await at.lay({ creates: false });
  at.issuer.people.set("nils", person("nils"));
  const unknown = await at.round("nils");
  expect(await refusalOf(unknown.tokens)).toEqual({ code: "forbidden", reason: "account-unknown" });
  expect(unknown.page.text).toContain("You could not be signed in");
  expect(unknown.page.text).toContain("go back to Frontdesk");
  await at.lay({ domains: ["other.example"] });
  expect(await refusalOf((await at.round("nils")).tokens)).toEqual({ code: "forbidden", reason: "email-not-let-in" });
  await at.lay({ domains: ["House.example".toLowerCase()] });
  const { account } = await (await at.round("nils")).tokens;
  await at.administrator.ask("account.deactivate", { id: account.id });
  expect(await refusalOf((await at.round("nils")).tokens)).toEqual({ code: "forbidden", reason: "account-not-active" });
});

test("the claim says the role at each sign-in, and a change is in the audit", async () => {
  await at.lay({ roleClaim: "groups" }, { roles: [{ value: "Desk Leads", role: "supervisor" as never }] });
  at.issuer.people.set("lea", person("lea", { groups: ["desk leads"] }));
  expect((await (await at.round("lea")).tokens).account.role).toBe("supervisor");
  at.issuer.people.set("lea", person("lea"));
  const { account } = await (await at.round("lea")).tokens;
  expect(account.role).toBe("agent");
  const { rows } = await at.administrator.ask("audit.list", { pageOf: 50 });
  const his = rows.filter(({ target }) => target === `agent:${account.id}`);
  expect(his.map(({ act }) => act)).toEqual(["account.rights", "account.added"]);
  await at.lay();
});

test("another's nonce, a nonce twice, another program's token and one that is too old are refused", async () => {
  await at.lay();
  const other = await hubHttp(at.server.url).nonce();
  const swapped = await at.round("ida", (who) => ({ ...who, nonce: other }) as SignIn);
  expect(await refusalOf(swapped.tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-refused" });
  const invented = await at.round("ida", (who) => ({ ...who, nonce: "0.0.0" }) as SignIn);
  expect((await refusalOf(invented.tokens)).reason).toBe("house-sign-in-refused");

  let sent: SignIn | undefined;
  await (
    await at.round("ida", (who) => (sent = who))
  ).tokens;
  expect((await refusalOf(hubHttp(at.server.url).signIn(sent!))).reason).toBe("house-sign-in-refused");

  const foreign = await at.round("ida", (who) => who, at.issuer.otherClient);
  expect(await refusalOf(foreign.tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-refused" });
  const old = await at.round("ida", (who) => {
    at.clock.ahead = 3 * 60_000;
    return who;
  });
  expect(await refusalOf(old.tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-late" });
  at.clock.ahead = 0;
  await (
    await at.round("ida")
  ).tokens;
});
