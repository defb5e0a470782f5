import { afterEach, beforeEach, expect, test } from "vitest";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { type AgentHere, anAgent, offerOf, takes, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";
import { talked } from "../support/talked.ts";

const minute = 60_000;
const hour = 60 * minute;
let flow: Flow;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;
beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
  ({ conversation, visitor: maria } = await talked(flow, "Maria", ["May we talk tomorrow?"], {
    by: anna,
    isOpen: true,
  }));
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const idOf = (agent: AgentHere): AccountId => agent.state().account.id;
const inHours = (hours: number): number => Math.ceil(flow.clock.now() / (5 * minute)) * 5 * minute + hours * hour;

async function booked(more: { start?: number; agent?: AccountId | null; by?: AgentHere } = {}) {
  const id = flow.id() as AppointmentId;
  const asked = { minutes: 30, zone: "America/New_York", name: "Maria", email: "", note: "The invoice" };
  const { start = inHours(26), agent = idOf(anna), by = anna } = more;
  await by.link.ask("appointment.book", { ...asked, id, conversation, start, agent });
  return { id, start };
}

const listed = async (who: AgentHere, whose: "own" | "team" | "all" = "all") =>
  (await who.link.ask("appointments.list", { from: 0, to: inHours(10_000), whose })).appointments;
const only = async () => (await listed(anna))[0]!;

async function tokenOf(visitor: VisitorHere): Promise<string> {
  const { appointments } = await visitor.link.ask("appointment.mine", {});
  return appointments[0]!.link.replace(/^.*#/, "");
}

/** Nobody waits through whole days: the machines sleep, and the last minute is lived through. */
async function goesBy(until_: number, ...people: ReadonlyArray<AgentHere | VisitorHere>): Promise<void> {
  const left = until_ - flow.clock.now();
  if (left > 90_000) flow.clock.sleep(left - 60_000);
  await flow.clock.advance(until_ - flow.clock.now());
  for (const one of people) await until("they are back", () => one.linkState().state === "ready");
}

async function finished(agent: AgentHere, id: ConversationId): Promise<void> {
  await agent.link.ask("conversation.end", { conversation: id });
  await agent.link.ask("conversation.wrapUp", { conversation: id, outcome: "solved", note: "" });
}

async function comes(visitor: VisitorHere, token: string): Promise<ConversationId> {
  const id = flow.id() as ConversationId;
  await visitor.link.ask("appointment.join", { token, conversation: id, page: null });
  return id;
}
const told = (visitor: VisitorHere) =>
  visitor.state().conversation!.entries.flatMap(({ event }) => (event.type === "appointment.told" ? [event] : []));

test("an agent books, the list and the conversation say so, and the link begins video with the same agent at its time", async () => {
  const { id, start } = await booked();
  expect(await listed(anna, "own")).toMatchObject([
    {
      id,
      start,
      minutes: 30,
      state: "booked",
      name: "Maria",
      agent: { name: "Anna" },
      conversation,
      note: "The invoice",
    },
  ]);
  await until("Maria reads it", () => told(maria)[0]);
  expect(told(maria)).toMatchObject([{ what: "booked", start, agent: { name: "Anna" } }]);
  const token = await tokenOf(maria);
  expect(token).toMatch(/^[\w-]{32}$/);
  await finished(anna, conversation);
  const boris = await anAgent(flow, "Boris");

  await goesBy(start - 11 * minute, maria, anna, boris);
  await anna.link.ask("presence.set", { state: "available" });
  await boris.link.ask("presence.set", { state: "available" });
  expect((await maria.link.ask("appointment.look", { token })).appointment).toMatchObject({
    start,
    opensAt: start - 10 * minute,
    agent: { name: "Anna" },
    agentHere: true,
  });
  expect(await refusalOf(comes(maria, token))).toMatchObject({ code: "conflict", reason: "appointment-early" });
  await flow.clock.advance(2 * minute);
  const begun = await comes(maria, token);
  expect((await offerOf(anna)).conversation).toBe(begun);
  expect(boris.state().offers).toEqual([]);
  await takes(anna, begun);
  await flow.clock.advance(1000);
  expect(maria.state().conversation?.summary).toMatchObject({ id: begun, channel: "video", agent: { name: "Anna" } });
  expect(told(maria)).toMatchObject([{ what: "begun", keptUntil: start + 5 * minute }]);
  expect(await only()).toMatchObject({ state: "running", began: begun });
  await finished(anna, begun);
  await flow.clock.advance(20_000);
  expect(await only()).toMatchObject({ state: "kept" });
  await turns();
});
