import { afterEach, beforeEach, expect, test } from "vitest";
import { RoleId, TeamId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { idOf, refusal, rights, say, type Staff, talk } from "../support/administered.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
let ada: Staff;
let anna: Staff;
beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  anna = await flow.agent("Anna");
  await until("both are here", () => ada.held() && anna.held());
  await ada.link.ask("presence.set", { state: "busy" });
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const find = async (name: string) =>
  (await ada.link.ask("accounts.list", { words: name })).accounts.find((one) => one.name === name)!;

test("an account is made, changed, deactivated and activated; whoever talks with him waits at his old place", async () => {
  const conversation = await talk(flow, anna, "Maria");
  const team = TeamId.parse(flow.id());
  await ada.link.ask("team.add", { id: team, to: { name: "North" } });
  const { name, email } = await find("Anna");
  await ada.link.ask("account.save", {
    id: idOf(anna),
    to: { name: "Anne", email: "anne@example.org", team },
    expected: { name, email, team: null },
  });
  await until("her own screen says it", () => anna.state().account.name === "Anne");
  expect((await ada.link.ask("accounts.list", { words: "EXAMPLE ann" })).accounts).toMatchObject([
    { name: "Anne", team, active: true },
  ]);

  const jonas = await flow.agent("Jonas");
  await until("he is here", () => jonas.held());
  expect(await ada.link.ask("account.deactivate", { id: idOf(anna) })).toEqual({ conversations: 1 });
  const offer = await until("it rings at another", () => jonas.state().offers[0]);
  await jonas.link.ask("offer.accept", { offer: offer.id });
  expect(await refusal(say(flow, jonas, conversation))).toBe("done");
  expect(await refusal(say(flow, anna, conversation))).not.toBe("done");
  expect(await refusal(ada.link.ask("account.deactivate", { id: idOf(anna) }))).toBe("account-inactive");
  expect((await find("Anne")).active).toBe(false);
  const { agents } = await ada.link.ask("routing.plan", {});
  expect(agents.map((one) => one.name)).toEqual(["Ada", "Jonas"]);
  await ada.link.ask("account.activate", { id: idOf(anna) });
  expect((await find("Anne")).active).toBe(true);
});

test("one that was added is known to the router at once, and its channels are what its form says", async () => {
  const id = flow.id() as AccountId;
  const to = { name: "Nora", email: "", team: null };
  await ada.link.ask("account.add", { id, to, rights: rights(["Conversation > Video > Escalate"]) });
  await ada.link.ask("account.setFirst", { id, first: true });
  expect(await find("Nora")).toMatchObject({ first: true, own: { denials: ["Conversation > Video > Escalate"] } });
  const { accounts } = await ada.link.ask("administration.read", {});
  expect(accounts.find((one) => one.id === id)).toMatchObject({ video: true, escalate: false });
  // The list of video and the account's form are two views of one thing.
  await ada.link.ask("account.change", { account: id, video: false, escalate: true });
  expect((await find("Nora")).own).toEqual({ grants: [], denials: ["Conversation > Video > Answer"] });
});

test("a lost line in the middle of a change does it once", async () => {
  ada.mute(true);
  const id = flow.id() as AccountId;
  const added = ada.link.ask("account.add", { id, to: { name: "Nora", email: "", team: null }, rights: rights() });
  await turns();
  ada.cut();
  ada.mute(false);
  await flow.clock.advance(2_000);
  expect(await refusal(added)).toBe("done");
  const { rows } = await ada.link.ask("audit.list", { act: "account.added", pageOf: 50 });
  expect(rows.filter(({ target }) => target === `agent:${id}`)).toHaveLength(1);
});

test.each([
  ["no name", { name: "  ", email: "", team: null }, "name-missing"],
  ["a taken name, in capitals", { name: "ANNA", email: "", team: null }, "name-taken"],
  ["no e-mail", { name: "Nora", email: "nobody", team: null }, "email-wrong"],
  [
    "a team that is not there",
    { name: "Nora", email: "", team: TeamId.parse("01890000-0000-7000-8000-0000000000ff") },
    "team-gone",
  ],
])("an account with %s is refused, and nothing is left of it", async (_what, to, reason) => {
  const before = (await ada.link.ask("accounts.list", { words: "" })).accounts;
  const id = flow.id() as AccountId;
  expect(await refusal(ada.link.ask("account.add", { id, to, rights: rights() }))).toBe(reason);
  expect((await ada.link.ask("accounts.list", { words: "" })).accounts).toEqual(before);
});

test("what cannot be is refused with why: two administrators on one row, a role that is gone, short passwords", async () => {
  const id = idOf(anna);
  const set = { id, to: rights(["Conversation > Queue > Pull"]), expected: rights(), sure: false };
  const both = await Promise.all([1, 2].map(() => refusal(ada.link.ask("account.setRights", set))));
  expect(both.toSorted()).toEqual(["done", "row-changed-by"]);
  const nowhere = RoleId.parse(flow.id());
  expect(await refusal(ada.link.ask("account.setRights", { ...set, to: rights([], [], nowhere) }))).not.toBe("done");
  expect(await refusal(ada.link.ask("account.setPassword", { id, password: "short" }))).toBe("password-short");
  expect(
    await refusal(
      ada.link.ask("account.save", {
        id: flow.id() as AccountId,
        to: { name: "X", email: "", team: null },
        expected: { name: "X", email: "", team: null },
      }),
    ),
  ).toBe("account-gone");
  expect(
    await refusal(anna.link.ask("account.changePassword", { before: "x", password: "a long enough password" })),
  ).toBe("wrong-password");
});

test("every change stands in the audit with who, before and after; supervisors read theirs, administrators all", async () => {
  await ada.link.ask("account.setRights", {
    id: idOf(anna),
    to: rights(["Conversation > Queue > Pull"]),
    expected: rights(),
    sure: false,
  });
  await flow.clock.advance(1);
  await ada.link.ask("account.setPassword", { id: idOf(anna), password: "a long enough password" });
  await flow.clock.advance(1);
  await ada.link.ask("skill.add", { id: flow.id() as never, to: { name: "Dutch" } });
  const { rows } = await ada.link.ask("audit.list", { pageOf: 50 });
  expect(rows.map(({ act, by, name }) => [act, by, name])).toEqual([
    ["skill.added", "Ada", "Dutch"],
    ["account.passwordSet", "Ada", "Anna"],
    ["account.rights", "Ada", "Anna"],
  ]);
  expect(rows[2]).toMatchObject({
    before: { role: "agent", own: { grants: [], denials: [] } },
    after: { role: "agent", own: { grants: [], denials: ["Conversation > Queue > Pull"] } },
  });
  expect(JSON.stringify(rows)).not.toContain("a long enough password");
  expect((await ada.link.ask("audit.list", { act: "account", pageOf: 1 })).more).toBe(true);
  expect((await ada.link.ask("audit.list", { by: "ad", act: "skill", pageOf: 50 })).rows).toHaveLength(1);
  expect((await ada.link.ask("audit.list", { by: "nobody", pageOf: 50 })).rows).toEqual([]);
  expect((await ada.link.ask("audit.list", { from: flow.clock.now() + 1, pageOf: 50 })).rows).toEqual([]);
  expect((await ada.link.ask("audit.read", {})).rows).toEqual([]);
});

test("one's own password is changed by who knows the one before; who guesses is slowed", async () => {
  const id = idOf(anna);
  const [first, second] = ["the first long password", "the second long password"];
  await ada.link.ask("account.setPassword", { id, password: first });
  const change = (before: string, password: string) =>
    refusal(anna.link.ask("account.changePassword", { before, password }));
  expect(await change(first, second)).toBe("done");
  expect(await change(first, second)).toBe("wrong-password");
  for (let tries = 0; tries < 4; tries++) await change("guess", second);
  expect(await change(second, first)).toBe("too-many-tries");
});
