import { afterEach, beforeEach, expect, test } from "vitest";
import { noChanges } from "../../src-shared/accounts/effective.ts";
import { RoleId, TeamId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { defaultsOf, type Permission } from "../../src-shared/accounts/permissions.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

type Person = Awaited<ReturnType<Flow["agent"]>>;

let flow: Flow;
let ada: Person;
let anna: Person;
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

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );
const idOf = (who: Person): AccountId => who.state().account.id;
const agentRole = RoleId.parse("agent");
const rights = (denials: Permission[] = [], grants: Permission[] = [], role = agentRole) => ({
  role,
  own: { grants, denials },
});
const find = async (name: string) =>
  (await ada.link.ask("accounts.list", { words: name })).accounts.find((one) => one.name === name)!;

async function talk(who: Person, name: string): Promise<{ conversation: ConversationId }> {
  const maria = flow.visitor(name);
  await until("the visitor is here", () => maria.held());
  const conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name, page: null });
  const offer = await until("an offer", () => who.state().offers[0]);
  await who.link.ask("offer.accept", { offer: offer.id });
  await until("active", () => maria.held()?.conversation?.summary.state === "active");
  return { conversation };
}
const say = (who: Person, conversation: ConversationId) =>
  who.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello" });

test("what is taken away is refused at once on a connection that stands, and given back as fast", async () => {
  const { conversation } = await talk(anna, "Maria");
  const taken: Permission[] = ["Conversation > Chat > Answer", "Conversation > Note > Write"];
  const set = { id: idOf(anna), to: rights(taken), expected: rights(), sure: false };
  await ada.link.ask("account.setRights", set);
  expect(await refusal(say(anna, conversation))).toBe("permission-missing");
  expect(await refusal(anna.link.ask("note.add", { conversation, id: flow.id(), text: "x" }))).toBe(
    "permission-missing",
  );
  await until("his screen knows", () => !anna.state().permissions.includes("Conversation > Chat > Answer"));
  expect(anna.state().permissions).toEqual(defaultsOf("agent").filter((name) => !taken.includes(name)));
  // Who waits now goes to nobody who may not answer.
  const jonas = flow.visitor("Jonas");
  await until("he is here", () => jonas.held());
  await jonas.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name: "J", page: null });
  await flow.clock.advance(3_000);
  expect(anna.state().offers).toEqual([]);

  await ada.link.ask("account.setRights", { ...set, to: rights(), expected: rights(taken) });
  expect(await refusal(say(anna, conversation))).toBe("done");
  await until("an offer", () => anna.state().offers[0]);
});

test("what rings at who may not answer any more goes to others", async () => {
  const maria = flow.visitor("Maria");
  await until("she is here", () => maria.held());
  await maria.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name: "M", page: null });
  await until("an offer", () => anna.state().offers[0]);
  const jonas = await flow.agent("Jonas");
  await until("he is here", () => jonas.held());
  const to = rights(["Conversation > Chat > Answer"]);
  await ada.link.ask("account.setRights", { id: idOf(anna), to, expected: rights(), sure: false });
  await until("it rings at the other", () => jonas.state().offers[0]);
  expect(anna.state().offers).toEqual([]);
});

test("a desk that was away learns of it when it is back, and a hub that was away obeys it", async () => {
  anna.unplug();
  await turns();
  const to = rights(["Conversation > Note > Write"], ["Canned > Team > Edit"]);
  await ada.link.ask("account.setRights", { id: idOf(anna), to, expected: rights(), sure: false });
  anna.mend();
  await until("he is back", () => anna.held() && anna.linkState().state === "ready");
  expect(anna.state().permissions).toContain("Canned > Team > Edit");
  expect(anna.state().permissions).not.toContain("Conversation > Note > Write");
  await flow.restart();
  await flow.clock.advance(2_000);
  await until("he is back", () => anna.linkState().state === "ready");
  const note = anna.link.ask("note.add", { conversation: flow.id() as ConversationId, id: flow.id(), text: "x" });
  expect(await refusal(note)).toBe("permission-missing");
});

test("who watches agents and queues hears nothing of them from the moment that he may not", async () => {
  const mira = await flow.agent("Mira", "supervisor");
  await until("she is here", () => mira.held());
  await mira.link.ask("supervision.watch", { queue: null });
  await anna.link.ask("presence.set", { state: "busy" });
  await flow.clock.advance(2_000);
  await until("she hears", () => mira.passed.some(({ type }) => type === "supervision.changed"));
  const supervisor = RoleId.parse("supervisor");
  await ada.link.ask("account.setRights", {
    id: idOf(mira),
    to: rights(["Supervision > Live > View"], [], supervisor),
    expected: rights([], [], supervisor),
    sure: false,
  });
  mira.passed.length = 0;
  await anna.link.ask("presence.set", { state: "available" });
  await flow.clock.advance(5_000);
  expect(mira.passed.filter(({ type }) => type === "supervision.changed")).toEqual([]);
  expect(await refusal(mira.link.ask("supervision.watch", { queue: null }))).toBe("permission-missing");
});

test("a role of one's own: whoever has it is changed with it, and sees himself as what it is made of", async () => {
  const lead = RoleId.parse(flow.id());
  const own = { grants: ["Supervision > Live > View" as const], denials: [] };
  await ada.link.ask("role.add", { id: lead, to: { name: "Lead", base: "agent", own } });
  await ada.link.ask("account.setRights", {
    id: idOf(anna),
    to: rights([], [], lead),
    expected: rights(),
    sure: false,
  });
  await until("she may watch", () => anna.state().permissions.includes("Supervision > Live > View"));
  expect(anna.state().account.role).toBe("agent");
  await ada.link.ask("role.save", {
    id: lead,
    to: { name: "Lead", base: "supervisor", own: noChanges },
    expected: { name: "Lead", base: "agent", own },
    sure: false,
  });
  await until("she is a supervisor to others", () => anna.state().account.role === "supervisor");
  expect(anna.state().permissions).toEqual(defaultsOf("supervisor"));
  const remove = ada.link.ask("role.remove", {
    id: lead,
    expected: { name: "Lead", base: "supervisor", own: noChanges },
  });
  expect(await refusal(remove)).toBe("role-used");
  expect(
    await refusal(
      ada.link.ask("role.remove", { id: agentRole, expected: { name: "", base: "agent", own: noChanges } }),
    ),
  ).toBe("role-of-house");
  const { roles } = await ada.link.ask("accounts.frame", {});
  expect(roles.map(({ name, base, accounts }) => [name, base, accounts])).toEqual([
    ["", "agent", 0],
    ["", "supervisor", 0],
    ["", "administrator", 1],
    ["Lead", "supervisor", 1],
  ]);
});

test("nobody takes the last administrator's rights, by whatever way, nor his own without being told", async () => {
  const me = idOf(ada);
  const administrator = RoleId.parse("administrator");
  const mine = rights([], [], administrator);
  const less = rights(["Administration > Accounts > Edit"], [], administrator);
  expect(await refusal(ada.link.ask("account.setRights", { id: me, to: less, expected: mine, sure: false }))).toBe(
    "own-rights",
  );
  expect(await refusal(ada.link.ask("account.setRights", { id: me, to: less, expected: mine, sure: true }))).toBe(
    "last-administrator",
  );
  expect(
    await refusal(
      ada.link.ask("role.save", {
        id: administrator,
        to: { name: "", base: "administrator", own: less.own },
        expected: { name: "", base: "administrator", own: noChanges },
        sure: true,
      }),
    ),
  ).toBe("last-administrator");
  expect(await refusal(ada.link.ask("account.deactivate", { id: me }))).toBe("not-yourself");
  expect(ada.state().permissions).toEqual(defaultsOf("administrator"));

  // With a second one each may go, but of two who go at once one stays.
  const eve = await flow.agent("Eve", "administrator");
  await until("she is here", () => eve.held());
  const gone = await Promise.all([
    refusal(ada.link.ask("account.setRights", { id: idOf(eve), to: less, expected: mine, sure: false })),
    refusal(eve.link.ask("account.setRights", { id: me, to: less, expected: mine, sure: false })),
  ]);
  expect(gone.filter((reason) => reason === "done")).toHaveLength(1);
});

test("nobody gives what he has not got, nor changes who administers more than he does", async () => {
  const administrator = RoleId.parse("administrator");
  const people = RoleId.parse(flow.id());
  const own = { grants: ["Administration > Accounts > Edit" as const], denials: [] };
  await ada.link.ask("role.add", { id: people, to: { name: "People", base: "agent", own } });
  await ada.link.ask("account.setRights", {
    id: idOf(anna),
    to: rights([], [], people),
    expected: rights(),
    sure: false,
  });
  const jonas = await flow.agent("Jonas");
  await until("he is here", () => jonas.held());
  const give = (to: ReturnType<typeof rights>) =>
    refusal(anna.link.ask("account.setRights", { id: idOf(jonas), to, expected: rights(), sure: false }));
  expect(await give(rights([], [], administrator))).toBe("permission-not-yours");
  expect(await give(rights([], ["Supervision > Live > View"]))).toBe("permission-not-yours");
  const self = { id: idOf(anna), expected: rights([], [], people), sure: true };
  expect(
    await refusal(
      anna.link.ask("account.setRights", { ...self, to: rights([], ["Administration > Keys > Edit"], people) }),
    ),
  ).toBe("permission-not-yours");
  const made = { id: flow.id() as AccountId, to: { name: "New", email: "", team: null } };
  expect(await refusal(anna.link.ask("account.add", { ...made, rights: rights([], [], administrator) }))).toBe(
    "permission-not-yours",
  );
  const password = "a long enough password";
  expect(await refusal(anna.link.ask("account.setPassword", { id: idOf(ada), password }))).toBe("account-above-you");
  expect(await refusal(anna.link.ask("account.deactivate", { id: idOf(ada) }))).toBe("account-above-you");
  expect(await refusal(anna.link.ask("account.setPassword", { id: idOf(jonas), password }))).toBe("done");
  expect(await give(rights(["Conversation > Queue > Pull"]))).toBe("done");
});

test("an account is made, changed, deactivated and activated; whoever talks with him waits at his old place", async () => {
  const { conversation } = await talk(anna, "Maria");
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
  expect(await refusal(say(jonas, conversation))).toBe("done");
  expect(await refusal(say(anna, conversation))).not.toBe("done");
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
  await ada.link.ask("account.setPassword", { id: idOf(anna), password: "a long enough password" });
  await ada.link.ask("skill.add", { id: flow.id() as never, to: { name: "Dutch" } });
  const { rows } = await ada.link.ask("audit.list", { pageOf: 50 });
  expect(rows.map(({ act, by, name }) => [act, by, name])).toEqual([
    ["skill.added", "Ada", ""],
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
