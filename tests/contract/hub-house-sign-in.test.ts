import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { startApp } from "../../src-main/app.ts";
import { hubHttp } from "../../src-main/hub-link/hub-http.ts";
import { houseSignIn } from "../../src-main/hub-link/house-sign-in.ts";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import type { SignIn } from "../../src-shared/accounts/sign-in.ts";
import type { HouseSignIn, SignInRules } from "../../src-shared/accounts/sign-in-rules.ts";
import { deskContract } from "../../src-shared/contracts/desk.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { askedOfHub, type AskedOfHub } from "../support/asked-of-hub.ts";
import { fakeShell } from "../support/fake-shell.ts";
import { handClock, turns } from "../support/hand-clock.ts";
import { type HouseIssuer, houseIssuer } from "../support/house-issuer.ts";
import { refusalOf } from "../support/hub-house.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";

// A real hub, a real OpenID provider, and main's own way through the browser, all on this machine.

let issuer: HouseIssuer;
let server: TestServer;
let administrator: AskedOfHub;
/** How far the hub's clock is ahead of the issuer's. */
let ahead = 0;
const real = nodeMachine();
const machine: Machine = { ...real, now: () => real.now() + ahead };

const person = (sub: string, over: object = {}) => ({
  sub,
  name: `Person ${sub}`,
  email: `${sub}@house.example`,
  email_verified: true,
  groups: [] as string[],
  ...over,
});

beforeAll(async () => {
  issuer = await houseIssuer();
  server = await testServer({ FRONTDESK_SIGN_INS_PER_MINUTE: "1000" }, { machine });
  administrator = await askedOfHub(server.url, await server.signIn(3));
});
afterAll(async () => {
  administrator.close();
  await server.stop();
  await issuer.stop();
});
afterEach(() => {
  ahead = 0;
});

async function lay(over: Partial<HouseSignIn> = {}, more: Partial<SignInRules> = {}): Promise<void> {
  const { rules } = await administrator.ask("signInRules.read", {});
  const house: HouseSignIn = {
    name: "Example ID",
    issuer: issuer.issuer,
    client: issuer.client,
    scopes: "groups",
    domains: [],
    trustsEmail: false,
    creates: true,
    roleClaim: "",
    ...over,
  };
  await administrator.ask("signInRules.save", { to: { ...rules, house, ...more }, expected: rules });
}

interface Round {
  /** Page at which the browser ended. */
  readonly page: { readonly status: number; readonly text: string };
  readonly tokens: Promise<Tokens>;
}

/** A sign-in of this person as main does it; `change` has its way with what goes to the hub. */
async function round(
  sub: string | null,
  change: (who: SignIn) => SignIn = (who) => who,
  client?: string,
): Promise<Round> {
  issuer.at = sub;
  const http = hubHttp(server.url);
  const tokens = Promise.withResolvers<Tokens>();
  tokens.promise.catch(() => undefined);
  const ways = async () => {
    const { signIn } = await http.deskFacts(5_000);
    return client === undefined || !signIn.house ? signIn : { ...signIn, house: { ...signIn.house, client } };
  };
  const house = houseSignIn({
    machine: real,
    log: fakeShell().log,
    ways,
    nonce: () => http.nonce(),
    signIn: async (who) => tokens.resolve(await http.signIn(change(who))),
  });
  const { url } = await house.begin();
  const page = await issuer.browse(url);
  await house.end().catch((error: unknown) => tokens.reject(error));
  return { page, tokens: tokens.promise };
}

test("signed in by the browser: an account is made with its name and address, and is the same the next time", async () => {
  await lay();
  issuer.people.set("ida", person("ida", { name: "Ida Berg" }));
  const { page, tokens } = await round("ida");
  const { account, access } = await tokens;
  expect(account).toMatchObject({ name: "Ida Berg", role: "agent" });
  expect(page.status).toBe(200);
  expect(page.text).toContain("You are signed in");
  expect(page.text).toContain("go back to Frontdesk");
  const ida = await askedOfHub(server.url, { access });
  expect((await ida.ask("signIn.list", {})).signIns).toMatchObject([{ way: "house", place: "here", isThis: true }]);
  ida.close();
  expect((await (await round("ida")).tokens).account.id).toBe(account.id);
});

test("an account that is known by its verified address is linked; one whose address is not verified is not taken for it", async () => {
  await lay({ creates: false });
  issuer.people.set("thief", person("thief", { email: "ida@house.example", email_verified: false }));
  expect(await refusalOf((await round("thief")).tokens)).toEqual({ code: "forbidden", reason: "account-unknown" });
  await lay({ creates: false, trustsEmail: true });
  issuer.people.set("ida-2", person("ida-2", { email: "IDA@house.example", email_verified: false }));
  expect((await (await round("ida-2")).tokens).account.name).toBe("Ida Berg");
});

test("who is unknown, of another domain or not active is refused, and the page says where to go on", async () => {
  await lay({ creates: false });
  issuer.people.set("nils", person("nils"));
  const unknown = await round("nils");
  expect(await refusalOf(unknown.tokens)).toEqual({ code: "forbidden", reason: "account-unknown" });
  expect(unknown.page.text).toContain("You could not be signed in");
  expect(unknown.page.text).toContain("go back to Frontdesk");
  await lay({ domains: ["other.example"] });
  expect(await refusalOf((await round("nils")).tokens)).toEqual({ code: "forbidden", reason: "email-not-let-in" });
  await lay({ domains: ["House.example".toLowerCase()] });
  const { account } = await (await round("nils")).tokens;
  await administrator.ask("account.deactivate", { id: account.id });
  expect(await refusalOf((await round("nils")).tokens)).toEqual({ code: "forbidden", reason: "account-not-active" });
});

test("the claim says the role at each sign-in, and a change is in the audit", async () => {
  await lay({ roleClaim: "groups" }, { roles: [{ value: "Desk Leads", role: "supervisor" as never }] });
  issuer.people.set("lea", person("lea", { groups: ["desk leads"] }));
  expect((await (await round("lea")).tokens).account.role).toBe("supervisor");
  issuer.people.set("lea", person("lea"));
  const { account } = await (await round("lea")).tokens;
  expect(account.role).toBe("agent");
  const { rows } = await administrator.ask("audit.list", { pageOf: 50 });
  const his = rows.filter(({ target }) => target === `agent:${account.id}`);
  expect(his.map(({ act }) => act)).toEqual(["account.rights", "account.added"]);
  await lay();
});

test("another's nonce, a nonce twice, another program's token and one that is too old are refused", async () => {
  await lay();
  const other = await hubHttp(server.url).nonce();
  const swapped = await round("ida", (who) => ({ ...who, nonce: other }) as SignIn);
  expect(await refusalOf(swapped.tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-refused" });
  const invented = await round("ida", (who) => ({ ...who, nonce: "0.0.0" }) as SignIn);
  expect((await refusalOf(invented.tokens)).reason).toBe("house-sign-in-refused");

  let sent: SignIn | undefined;
  await (
    await round("ida", (who) => (sent = who))
  ).tokens;
  expect((await refusalOf(hubHttp(server.url).signIn(sent!))).reason).toBe("house-sign-in-refused");

  const foreign = await round("ida", (who) => who, issuer.otherClient);
  expect(await refusalOf(foreign.tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-refused" });
  const old = await round("ida", (who) => {
    ahead = 3 * 60_000;
    return who;
  });
  expect(await refusalOf(old.tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-late" });
  ahead = 0;
  await (
    await round("ida")
  ).tokens;
});

test("cancelled in the browser, cancelled at the desk, or never finished: said, and the next one goes through", async () => {
  await lay();
  const { page, tokens } = await round(null);
  expect(await refusalOf(tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-cancelled" });
  expect(page.text).toContain("You did not sign in");

  const clock = handClock();
  const http = hubHttp(server.url);
  const house = houseSignIn({
    machine: clock,
    log: fakeShell().log,
    ways: async () => (await http.deskFacts(5_000)).signIn,
    nonce: () => http.nonce(),
    signIn: () => Promise.reject(new Error("nobody was to be signed in")),
  });
  await house.begin();
  const late = refusalOf(house.end());
  await clock.advance(10 * 60_000);
  expect(await late).toEqual({ code: "forbidden", reason: "house-sign-in-late" });
  const { url } = await house.begin();
  const stopped = refusalOf(house.end());
  house.stop();
  expect(await stopped).toEqual({ code: "forbidden", reason: "house-sign-in-cancelled" });
  issuer.at = "ida";
  await turns();
  await expect(issuer.browse(url)).rejects.toThrow();
});

test("a page that does not know the state ends nothing, and learns nothing", async () => {
  await lay();
  issuer.at = "ida";
  const http = hubHttp(server.url);
  const tokens = Promise.withResolvers<Tokens>();
  const house = houseSignIn({
    machine: real,
    log: fakeShell().log,
    ways: async () => (await http.deskFacts(5_000)).signIn,
    nonce: () => http.nonce(),
    signIn: async (who) => tokens.resolve(await http.signIn(who)),
  });
  const { url } = await house.begin();
  const back = new URL(url).searchParams.get("redirect_uri")!;
  for (const path of ["?error=access_denied", "?error=access_denied&state=guess", "?code=x&state=", ""]) {
    const answer = await fetch(`${back}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("belongs to no sign-in");
  }
  expect((await fetch(back.replace("signed-in", "etc/passwd"))).status).toBe(404);
  await issuer.browse(url);
  expect((await tokens.promise).account.name).toBe("Ida Berg");
  await house.end();
});

test("an issuer that is away is said as such, and what administrators write is checked", async () => {
  expect((await administrator.ask("signInRules.check", { issuer: issuer.issuer })).keys).toBeGreaterThan(0);
  expect(await refusalOf(administrator.ask("signInRules.check", { issuer: server.url }))).toMatchObject({
    code: "unavailable",
    reason: "issuer-unreachable",
  });
  await lay({ issuer: "http://127.0.0.1:9" });
  const shell = fakeShell();
  const http = hubHttp(server.url);
  const house = houseSignIn({
    machine: real,
    log: shell.log,
    ways: async () => (await http.deskFacts(5_000)).signIn,
    nonce: () => http.nonce(),
    signIn: () => Promise.resolve(),
  });
  expect(await refusalOf(house.begin())).toEqual({ code: "unavailable", reason: "issuer-unreachable" });
  const { rules } = await administrator.ask("signInRules.read", {});
  const wrong = { ...rules, house: { ...rules.house!, issuer: "http://issuer.example" } };
  expect((await refusalOf(administrator.ask("signInRules.save", { to: wrong, expected: rules }))).code).toBe("invalid");
  expect((await refusalOf(administrator.ask("signInRules.save", { to: rules, expected: wrong }))).code).toBe("invalid");
  const other = { ...rules, password: !rules.password };
  expect((await refusalOf(administrator.ask("signInRules.save", { to: rules, expected: other }))).code).toBe(
    "outdated",
  );
  await lay();
});

test("the whole desk: begun by its window, finished in the browser, and the link is ready", async () => {
  await lay();
  issuer.at = "ida";
  const shell = fakeShell();
  const callLogWorker = new URL("../../src-main/call-log/worker.ts", import.meta.url);
  const app = await startApp(shell, { hubUrl: server.url, ticketFile: null, callLogWorker });
  const links: string[] = [];
  const window = connect(deskContract, shell.openPage(), real, {
    event: ({ event }) => void (event.type === "link.changed" && links.push(event.link.state)),
    closed: () => {},
  });
  await window.hello({ who: {}, logs: {} });
  expect(await window.ask("link.ways", {})).toMatchObject({ password: true, house: { name: "Example ID" } });
  const { url } = await window.ask("link.houseBegin", {});
  const ended = window.ask("link.houseEnd", {});
  await issuer.browse(url);
  await ended;
  await vi.waitFor(() => expect(links).toContain("ready"), 15_000);
  await window.ask("link.signOut", {});
  await app.stop();
  shell.remove();
});
