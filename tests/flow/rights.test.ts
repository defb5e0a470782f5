import { afterEach, beforeEach, expect, test } from "vitest";
import { noChanges } from "../../src-shared/accounts/effective.ts";
import { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { defaultsOf, type Permission } from "../../src-shared/accounts/permissions.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { agentRole, idOf, refusal, rights, say, type Staff, talk } from "../support/administered.ts";
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

test("what is taken away is refused at once on a connection that stands, and given back as fast", async () => {
  const conversation = await talk(flow, anna, "Maria");
  const taken: Permission[] = ["Conversation > Chat > Answer", "Conversation > Note > Write"];
  const set = { id: idOf(anna), to: rights(taken), expected: rights(), sure: false };
  await ada.link.ask("account.setRights", set);
  expect(await refusal(say(flow, anna, conversation))).toBe("permission-missing");
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
  expect(await refusal(say(flow, anna, conversation))).toBe("done");
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
