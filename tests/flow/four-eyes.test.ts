import { afterEach, beforeEach, expect, test } from "vitest";
import { noChanges } from "../../src-shared/accounts/effective.ts";
import { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

type Person = Awaited<ReturnType<Flow["agent"]>>;

let flow: Flow;
let ada: Person;
let eve: Person;
let mia: Person;
let anna: Person;
beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  eve = await flow.agent("Eve", "administrator");
  mia = await flow.agent("Mia", "administrator");
  anna = await flow.agent("Anna");
  await until("all are here", () => ada.held() && eve.held() && mia.held() && anna.held());
  await ada.link.ask("fourEyes.set", { on: true });
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
const agent = { role: RoleId.parse("agent"), own: noChanges };
const supervisor = { role: RoleId.parse("supervisor"), own: noChanges };
const idOf = (who: Person): AccountId => who.state().account.id;
const promote = (by: Person) =>
  refusal(by.link.ask("account.setRights", { id: idOf(anna), to: supervisor, expected: agent, sure: false }));
const waiting = async () => (await eve.link.ask("accounts.frame", {})).approvals;
const isSupervisor = () => anna.state().account.role === "supervisor";

test("a dangerous change waits, is seen with who and what, and is done when another agrees: not by who asked", async () => {
  expect(await promote(ada)).toBe("approval-wanted");
  await turns();
  expect(isSupervisor()).toBe(false);
  const [one, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ ask: "account.setRights", by: { name: "Ada" }, of: "Anna", input: { to: supervisor } });
  expect(one!.until - one!.at).toBe(24 * 3_600_000);
  expect(await refusal(ada.link.ask("approval.approve", { id: one!.id }))).toBe("approval-own");
  expect(await refusal(anna.link.ask("approval.approve", { id: one!.id }))).toBe("permission-missing");
  expect(await waiting()).toHaveLength(1);
  expect(await refusal(eve.link.ask("approval.approve", { id: one!.id }))).toBe("done");
  await until("it holds", isSupervisor);
  expect(await waiting()).toEqual([]);
  const { rows } = await eve.link.ask("audit.list", { pageOf: 50 });
  expect(rows.map(({ act, by }) => `${by} ${act}`).toSorted()).toEqual([
    "Ada account.rights",
    "Ada approval.asked",
    "Ada house.fourEyes",
    "Eve approval.approved",
  ]);
  expect(rows.find(({ by }) => by === "Eve")).toMatchObject({ before: { by: "Ada", ask: "account.setRights" } });
});

test("of two who approve at once, or one who approves and one who refuses, one is first, and it is done once", async () => {
  for (const other of ["approval.approve", "approval.refuse"] as const) {
    const role = RoleId.parse(flow.id());
    const to = { name: `Role for ${other}`, base: "agent" as const, own: noChanges };
    expect(await refusal(ada.link.ask("role.add", { id: role, to }))).toBe("approval-wanted");
    const { id } = (await waiting())[0]!;
    const both = await Promise.all([
      refusal(eve.link.ask("approval.approve", { id })),
      refusal(mia.link.ask(other, { id })),
    ]);
    expect(both.toSorted()).toEqual(["approval-gone", "done"]);
    const { roles } = await eve.link.ask("accounts.frame", {});
    expect(roles.filter((one) => one.id === role)).toHaveLength(
      other === "approval.approve" || both[0] === "done" ? 1 : 0,
    );
  }
});

test("refused, taken back or left for a day, nothing is done", async () => {
  for (const by of [eve, ada]) {
    expect(await promote(ada)).toBe("approval-wanted");
    await by.link.ask("approval.refuse", { id: (await waiting())[0]!.id });
  }
  expect(await promote(ada)).toBe("approval-wanted");
  const { id } = (await waiting())[0]!;
  await flow.restart(24 * 3_600_000);
  await flow.clock.advance(30_000);
  await until("all are back", () => eve.linkState().state === "ready");
  expect(await refusal(eve.link.ask("approval.approve", { id }))).toBe("approval-gone");
  expect(await waiting()).toEqual([]);
  await until("she is back", () => anna.linkState().state === "ready");
  expect(isSupervisor()).toBe(false);
  const { rows } = await eve.link.ask("audit.list", { act: "approval", pageOf: 50 });
  expect(rows.map(({ act }) => act).filter((act) => act !== "approval.asked")).toEqual([
    "approval.lapsed",
    "approval.refused",
    "approval.refused",
  ]);
});

test("what would be refused anyhow is refused at once, and what has changed meanwhile is not done over it", async () => {
  const expected = { ...agent, own: { grants: [], denials: ["Conversation > Queue > Pull" as const] } };
  const outdated = ada.link.ask("account.setRights", { id: idOf(anna), to: supervisor, expected, sure: false });
  expect(await refusal(outdated)).toBe("row-outdated");
  expect(await waiting()).toEqual([]);
  expect(await promote(ada)).toBe("approval-wanted");
  const { id } = (await waiting())[0]!;
  await eve.link.ask("account.change", { account: idOf(anna), video: false, escalate: true });
  expect(await refusal(mia.link.ask("approval.approve", { id }))).toBe("row-changed-by");
  // It still waits: somebody refuses it.
  expect(await waiting()).toHaveLength(1);
});

test("who has lost his rights or his account meanwhile has nothing approved in his name", async () => {
  expect(await promote(ada)).toBe("approval-wanted");
  const { id } = (await waiting())[0]!;
  await eve.link.ask("account.deactivate", { id: idOf(ada) });
  expect(await refusal(mia.link.ask("approval.approve", { id }))).toBe("approval-asker-gone");
  expect(isSupervisor()).toBe(false);
});

test("it is switched off by two as well, and nobody becomes the second by a password that he sets", async () => {
  expect(await refusal(ada.link.ask("fourEyes.set", { on: false }))).toBe("approval-wanted");
  expect(
    await refusal(ada.link.ask("account.setPassword", { id: idOf(eve), password: "a long enough password" })),
  ).toBe("four-eyes-password");
  await eve.link.ask("approval.approve", { id: (await waiting())[0]!.id });
  expect(await promote(ada)).toBe("done");
});

test("a lost line makes one of it: what was asked twice under one key waits once", async () => {
  ada.mute(true);
  const asked = promote(ada);
  await turns();
  ada.cut();
  ada.mute(false);
  await flow.clock.advance(2_000);
  expect(await asked).toBe("approval-wanted");
  expect(await waiting()).toHaveLength(1);
  await flow.restart();
  await flow.clock.advance(2_000);
  await until("they are back", () => eve.linkState().state === "ready");
  expect(await waiting()).toHaveLength(1);
});
