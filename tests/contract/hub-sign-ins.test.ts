import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { codeAt } from "../../src-hub/accounts/codes.ts";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import type { Device } from "../../src-shared/accounts/sign-in.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { askedOfHub } from "../support/asked-of-hub.ts";
import { refusalOf } from "../support/hub-house.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";

// Where one is signed in, and one's code app, over real sockets.

let server: TestServer;
let ahead = 0;
const real = nodeMachine();
const machine: Machine = { ...real, now: () => real.now() + ahead };
beforeAll(async () => void (server = await testServer({ FRONTDESK_SIGN_INS_PER_MINUTE: "1000" }, { machine })));
afterAll(() => server.stop());

const device = (letter: string): Device => ({ secret: `fdd_${letter.repeat(43)}`, name: `Desk ${letter} (Linux)` });

async function signIn(index: number, more: object = {}): Promise<Tokens> {
  const { name, password } = server.accounts[index]!;
  const answer = await server.post("/sign-in", { name, password, ...more });
  if (!answer.ok) throw new Error(JSON.stringify(await answer.json()));
  return (await answer.json()) as Tokens;
}

test("each sign-in is listed with desk, way and place; one and all others are ended, and their sockets close at once", async () => {
  const here = await askedOfHub(server.url, await signIn(0, { device: device("a") }));
  const lost = await signIn(0, { device: device("b") });
  const there = await askedOfHub(server.url, lost);
  const third = await askedOfHub(server.url, await signIn(0));
  const { signIns } = await here.ask("signIn.list", {});
  expect(signIns.map(({ device: name }) => name).toSorted()).toEqual(["", "Desk a (Linux)", "Desk b (Linux)"]);
  expect(signIns.filter(({ isThis }) => isThis)).toMatchObject([
    { device: "Desk a (Linux)", way: "password", place: "here" },
  ]);
  const { id } = signIns.find(({ device: name }) => name.startsWith("Desk b"))!;
  await here.ask("signIn.end", { id });
  expect(await there.closed).toMatchObject({ code: 4401, reason: "signed-out" });
  expect((await server.post("/refresh", { refresh: lost.refresh })).status).toBe(401);
  expect(await refusalOf(here.ask("signIn.end", { id }))).toMatchObject({ code: "gone", reason: "sign-in-gone" });
  expect(await here.ask("signIn.endOthers", {})).toEqual({ count: 1 });
  expect(await third.closed).toMatchObject({ code: 4401 });
  expect((await here.ask("signIn.list", {})).signIns).toMatchObject([{ isThis: true }]);
  here.close();
});

test("nobody ends or reads another's, but for administrators, whose doing is in the audit", async () => {
  const anna = await askedOfHub(server.url, await signIn(0));
  const jonasTokens = await signIn(1);
  const jonas = await askedOfHub(server.url, jonasTokens);
  const [his] = (await jonas.ask("signIn.list", {})).signIns;
  expect((await refusalOf(anna.ask("signIn.end", { id: his!.id }))).code).toBe("gone");
  const account = jonasTokens.account.id;
  for (const refused of [
    anna.ask("signIn.listOf", { account }),
    anna.ask("signIn.endOf", { account, id: null }),
    anna.ask("codeApp.reset", { account }),
    anna.ask("codeApp.want", { account, isWanted: true }),
    anna.ask("signInRules.read", {}),
  ])
    expect((await refusalOf(refused)).code).toBe("forbidden");
  const ada = await askedOfHub(server.url, await signIn(3));
  expect((await ada.ask("signIn.listOf", { account })).signIns).toHaveLength(1);
  expect(await ada.ask("signIn.endOf", { account, id: null })).toEqual({ count: 1 });
  expect(await jonas.closed).toMatchObject({ code: 4401, reason: "signed-out" });
  const { rows } = await ada.ask("audit.list", { act: "signIn", pageOf: 50 });
  expect(rows).toMatchObject([{ act: "signIn.ended", target: `agent:${account}`, after: { count: 1 } }]);
  for (const one of [anna, ada]) one.close();
});

test("a code app is set up, asked for, taken away with a code, and reset by an administrator who may also want one", async () => {
  const tokens = await signIn(1);
  const jonas = await askedOfHub(server.url, tokens);
  const account = tokens.account.id;
  expect(await jonas.ask("codeApp.read", {})).toEqual({ since: null, recovery: 0, isWanted: false, hasPassword: true });
  const first = await jonas.ask("codeApp.offer", {});
  const now = (secret: string) => codeAt(secret, machine.now());
  expect(await refusalOf(jonas.ask("codeApp.confirm", { proof: first.proof, code: "1" }))).toMatchObject({
    reason: "code-wrong",
  });
  await jonas.ask("codeApp.confirm", { proof: first.proof, code: now(first.secret) });
  expect(await jonas.ask("codeApp.read", {})).toMatchObject({ since: expect.any(Number), recovery: 10 });
  expect((await refusalOf(jonas.ask("codeApp.offer", {}))).reason).toBe("code-app-there");
  await expect(signIn(1)).rejects.toThrow("code-needed");
  ahead += 60_000;
  await signIn(1, { code: now(first.secret) });

  expect((await refusalOf(jonas.ask("codeApp.remove", { code: "000000" }))).reason).toBe("code-wrong");
  await jonas.ask("codeApp.remove", { code: first.recovery[0]! });
  expect((await refusalOf(jonas.ask("codeApp.remove", { code: "000000" }))).reason).toBe("code-app-gone");
  const ada = await askedOfHub(server.url, await signIn(3));
  await ada.ask("codeApp.want", { account, isWanted: true });
  await expect(signIn(1)).rejects.toThrow("enrolment-needed");
  const { name, password } = server.accounts[1]!;
  const offered = await server.post("/sign-in/enrolment", { name, password });
  const { secret, proof } = (await offered.json()) as { secret: string; proof: string };
  await signIn(1, { proof, code: now(secret) });
  expect((await refusalOf(jonas.ask("codeApp.remove", { code: now(secret) }))).reason).toBe("code-app-wanted");
  const { accounts } = await ada.ask("signInRules.read", {});
  expect(accounts.find((one) => one.account === account)).toMatchObject({ codeWanted: true, hasPassword: true });
  await ada.ask("codeApp.reset", { account });
  await ada.ask("codeApp.want", { account, isWanted: false });
  await signIn(1);
  const { rows } = await ada.ask("audit.list", { act: "codeApp", pageOf: 50 });
  expect(rows.map(({ act }) => act)).toEqual([
    "codeApp.wanted",
    "codeApp.reset",
    "codeApp.wanted",
    "codeApp.removed",
    "codeApp.added",
  ]);
  for (const one of [jonas, ada]) one.close();
});

test("whoever guesses codes at an unlocked desk is slowed as at the door", async () => {
  const anna = await askedOfHub(server.url, await signIn(0));
  const { proof, secret } = await anna.ask("codeApp.offer", {});
  await anna.ask("codeApp.confirm", { proof, code: codeAt(secret, machine.now()) });
  const codes: string[] = [];
  for (let guess = 0; guess < 8; guess++)
    codes.push((await refusalOf(anna.ask("codeApp.remove", { code: `00000${guess}` }))).code);
  expect(codes).toEqual([...Array<string>(5).fill("forbidden"), ...Array<string>(3).fill("too-fast")]);
  anna.close();
});
