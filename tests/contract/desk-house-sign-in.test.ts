import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startApp } from "../../src-main/app.ts";
import { hubHttp } from "../../src-main/hub-link/hub-http.ts";
import { nodeMachine } from "../../src-main/machine.ts";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import { deskContract } from "../../src-shared/contracts/desk.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { fakeShell } from "../support/fake-shell.ts";
import { handClock, turns } from "../support/hand-clock.ts";
import { type HouseRounds, houseRounds, person } from "../support/house-rounds.ts";
import { refusalOf } from "../support/hub-house.ts";

// The way through the person's own browser and back: cancelled, too late, forged, and from the desk's own window.

let at: HouseRounds;
beforeAll(async () => {
  at = await houseRounds();
  at.issuer.people.set("ida", person("ida", { name: "Ida Berg" }));
});
afterAll(() => at.stop());

test("cancelled in the browser, cancelled at the desk, or never finished: said, and the next one goes through", async () => {
  await at.lay();
  const { page, tokens } = await at.round(null);
  expect(await refusalOf(tokens)).toEqual({ code: "forbidden", reason: "house-sign-in-cancelled" });
  expect(page.text).toContain("You did not sign in");

  const clock = handClock();
  const house = at.begun(() => Promise.reject(new Error("nobody was to be signed in")), clock);
  await house.begin();
  const late = refusalOf(house.end());
  await clock.advance(10 * 60_000);
  expect(await late).toEqual({ code: "forbidden", reason: "house-sign-in-late" });
  const { url } = await house.begin();
  const stopped = refusalOf(house.end());
  house.stop();
  expect(await stopped).toEqual({ code: "forbidden", reason: "house-sign-in-cancelled" });
  at.issuer.at = "ida";
  await turns();
  await expect(at.issuer.browse(url)).rejects.toThrow();
});

test("a page that does not know the state ends nothing, and learns nothing", async () => {
  await at.lay();
  at.issuer.at = "ida";
  const tokens = Promise.withResolvers<Tokens>();
  const house = at.begun(async (who) => tokens.resolve(await hubHttp(at.server.url).signIn(who)));
  const { url } = await house.begin();
  const back = new URL(url).searchParams.get("redirect_uri")!;
  for (const path of ["?error=access_denied", "?error=access_denied&state=guess", "?code=x&state=", ""]) {
    const answer = await fetch(`${back}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("belongs to no sign-in");
  }
  expect((await fetch(back.replace("signed-in", "etc/passwd"))).status).toBe(404);
  await at.issuer.browse(url);
  expect((await tokens.promise).account.name).toBe("Ida Berg");
  await house.end();
});

test("an issuer that is away is said as such, and what administrators write is checked", async () => {
  expect((await at.administrator.ask("signInRules.check", { issuer: at.issuer.issuer })).keys).toBeGreaterThan(0);
  expect(await refusalOf(at.administrator.ask("signInRules.check", { issuer: at.server.url }))).toMatchObject({
    code: "unavailable",
    reason: "issuer-unreachable",
  });
  await at.lay({ issuer: "http://127.0.0.1:9" });
  const house = at.begun(() => Promise.resolve());
  expect(await refusalOf(house.begin())).toEqual({ code: "unavailable", reason: "issuer-unreachable" });
  const { rules } = await at.administrator.ask("signInRules.read", {});
  const wrong = { ...rules, house: { ...rules.house!, issuer: "http://issuer.example" } };
  expect((await refusalOf(at.administrator.ask("signInRules.save", { to: wrong, expected: rules }))).code).toBe(
    "invalid",
  );
  expect((await refusalOf(at.administrator.ask("signInRules.save", { to: rules, expected: wrong }))).code).toBe(
    "invalid",
  );
  const other = { ...rules, password: !rules.password };
  expect((await refusalOf(at.administrator.ask("signInRules.save", { to: rules, expected: other }))).code).toBe(
    "outdated",
  );
  await at.lay();
});

test("the whole desk: begun by its window, finished in the browser, and the link is ready", async () => {
  await at.lay();
  at.issuer.at = "ida";
  const shell = fakeShell();
  const callLogWorker = new URL("../../src-main/call-log/worker.ts", import.meta.url);
  const app = await startApp(shell, { hubUrl: at.server.url, ticketFile: null, callLogWorker });
  const links: string[] = [];
  const window = connect(deskContract, shell.openPage(), nodeMachine, {
    event: ({ event }) => void (event.type === "link.changed" && links.push(event.link.state)),
    closed: () => {},
  });
  await window.hello({ who: {}, logs: {} });
  expect(await window.ask("link.ways", {})).toMatchObject({ password: true, house: { name: "Example ID" } });
  const { url } = await window.ask("link.houseBegin", {});
  const ended = window.ask("link.houseEnd", {});
  await at.issuer.browse(url);
  await ended;
  await vi.waitFor(() => expect(links).toContain("ready"), 15_000);
  await window.ask("link.signOut", {});
  const told = JSON.stringify(shell.told);
  for (const secret of ["eyJ", "code=", new URL(url).searchParams.get("state")!]) expect(told).not.toContain(secret);
  await app.stop();
  shell.remove();
});
