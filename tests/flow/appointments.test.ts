import { afterEach, beforeEach, expect, test } from "vitest";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { MailTransport, Outgoing } from "../../src-hub/mail/transport.ts";
import { type AgentHere, anAgent, offerOf, takes, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";
import { talked } from "../support/talked.ts";

const minute = 60_000;
const hour = 60 * minute;
/** Letters that left. */
const sent: Outgoing[] = [];
const post: MailTransport = { send: async (letter) => void sent.push(letter), close: () => {} };
let flow: Flow;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;
beforeEach(async () => {
  sent.length = 0;
  flow = await startFlow({}, undefined, { post });
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

async function booked(more: { start?: number; agent?: AccountId | null; by?: AgentHere; email?: string } = {}) {
  const id = flow.id() as AppointmentId;
  const asked = { minutes: 30, zone: "America/New_York", name: "Maria", note: "The invoice" };
  const { start = inHours(26), agent = idOf(anna), by = anna, email = "" } = more;
  await by.link.ask("appointment.book", { ...asked, id, conversation, start, agent, email });
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
  await takes(anna, begun);
  await flow.clock.advance(1000);
  expect(maria.state().conversation?.summary).toMatchObject({ id: begun, channel: "video", agent: { name: "Anna" } });
  expect(told(maria)).toMatchObject([{ what: "begun", keptUntil: start + 5 * minute }]);
  expect(await only()).toMatchObject({ state: "running", began: begun });
  await finished(anna, begun);
  await flow.clock.advance(20_000);
  expect(await only()).toMatchObject({ state: "kept" });
});

test("no agent has two at a time, however they race; after a cut line it is still one", async () => {
  const boris = await anAgent(flow, "Boris");
  const start = inHours(30);
  const tries = await Promise.allSettled([
    booked({ start }),
    booked({ start: start + 15 * minute }),
    booked({ start: start - 25 * minute }),
    booked({ start: start + 5 * minute }),
  ]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await listed(anna)).toHaveLength(1);
  const [one] = await listed(anna);
  await booked({ start: one!.start, agent: idOf(boris) });
  await booked({ start: one!.start, agent: null });
  // Boris takes over a time that he has already: it stays Anna's.
  const takeOver = { id: one!.id, sequence: one!.sequence };
  expect(await refusalOf(boris.link.ask("appointment.takeOver", takeOver))).toMatchObject({
    reason: "appointment-taken",
  });
  await anna.link.ask("appointment.cancel", takeOver);
  await booked({ start: one!.start });
});

test("an ask whose answer was lost is done once, also by a hub that was killed", async () => {
  const id = flow.id() as AppointmentId;
  const asked = {
    id,
    conversation,
    start: inHours(3),
    minutes: 30,
    zone: "UTC",
    name: "",
    email: "",
    note: "",
    agent: null,
  };
  anna.mute(true);
  const answer = anna.link.ask("appointment.book", asked);
  await turns();
  anna.mute(false);
  anna.cut();
  await flow.clock.advance(2_000);
  await answer;
  await flow.restart();
  await goesBy(flow.clock.now() + 31_000, anna, maria);
  expect(await listed(anna)).toMatchObject([{ id, state: "booked" }]);
  expect(await refusalOf(anna.link.ask("appointment.move", { ...asked, sequence: 5 }))).toMatchObject({
    code: "outdated",
  });
});

test("letters: booked, moved, reminded and cancelled, with an entry for the calendar and the link, and no word of the visitor's", async () => {
  const { id, start } = await booked({ start: inHours(48), email: "Maria@Shop.Example" });
  await flow.clock.advance(6_000);
  await anna.link.ask("appointment.move", { id, sequence: 0, start: start + hour, minutes: 60, agent: idOf(anna) });
  await flow.clock.advance(6_000);
  await goesBy(start + hour - 24 * hour + 10_000, anna);
  await goesBy(start + hour - 14 * minute, anna);
  await anna.link.ask("appointment.cancel", { id, sequence: 1 });
  await flow.clock.advance(6_000);
  expect(sent.map(({ subject }) => subject.replace(/[:,].*$/, ""))).toHaveLength(5);
  expect(sent.every(({ to }) => to === "maria@shop.example")).toBe(true);
  expect(
    sent.map(({ attachments }) => /METHOD:(\w+)[^]*SEQUENCE:(\d)/.exec(String(attachments?.[0]?.content))?.slice(1)),
  ).toEqual([["REQUEST", "0"], ["REQUEST", "1"], undefined, undefined, ["CANCEL", "2"]]);
  expect(sent[0]!.text).toMatch(/\/video\/garden#[\w-]{32}\n/);
  for (const letter of sent) expect(JSON.stringify(letter)).not.toMatch(/The invoice|"Maria/);
});

test("the visitor does not come: it is missed by him, and his link still works until half an hour after its end", async () => {
  const { start } = await booked({ start: inHours(4) });
  const token = await tokenOf(maria);
  await finished(anna, conversation);
  await goesBy(start + 16 * minute, anna, maria);
  expect(await only()).toMatchObject({ state: "missed", missedBy: "visitor" });
  await anna.link.ask("presence.set", { state: "available" });
  await takes(anna, await comes(maria, token));
  expect(await only()).toMatchObject({ state: "running", missedBy: null });
});

test("its agent is not there: another one takes it five minutes later, and the visitor is told who and instead of whom", async () => {
  const boris = await anAgent(flow, "Boris");
  const { start } = await booked({ start: inHours(4) });
  const token = await tokenOf(maria);
  await finished(anna, conversation);
  await goesBy(start - minute, anna, boris, maria);
  await anna.link.ask("presence.set", { state: "away" });
  await boris.link.ask("presence.set", { state: "available" });
  const begun = await comes(maria, token);
  await flow.clock.advance(4 * minute);
  expect(boris.state().offers).toEqual([]);
  await flow.clock.advance(2 * minute + 5_000);
  await takes(boris, begun);
  await until("Maria reads it", () => told(maria).some(({ what }) => what === "other"));
  expect(told(maria).at(-1)).toMatchObject({ agent: { name: "Anna" }, instead: { name: "Boris" } });
});

test("nobody meets the visitor: it was the house that missed it, and that is said", async () => {
  const { start } = await booked({ start: inHours(4) });
  const token = await tokenOf(maria);
  await finished(anna, conversation);
  await goesBy(start - minute, anna, maria);
  await anna.link.ask("presence.set", { state: "away" });
  await comes(maria, token);
  await flow.clock.advance(12 * minute);
  expect(await only()).toMatchObject({ state: "missed", missedBy: "house" });
  expect(told(maria).map(({ what }) => what)).toEqual(["begun", "missed"]);
});

test("a visitor chooses one himself, has three at most, and gives it up; a stranger's link is his alone on its site", async () => {
  const offered = await maria.link.ask("appointment.offered", { from: 0, minutes: 30 });
  expect(offered.starts.length).toBeGreaterThan(300);
  const choose = (start: number) =>
    maria.link.ask("appointment.choose", {
      id: flow.id() as AppointmentId,
      start,
      minutes: 30,
      zone: "UTC",
      name: "",
      email: "",
    });
  for (const start of offered.starts.slice(0, 3)) await choose(start);
  expect(await refusalOf(choose(offered.starts[5]!))).toMatchObject({ reason: "appointments-too-many" });
  const { appointments } = await maria.link.ask("appointment.mine", {});
  expect(appointments).toMatchObject([{ agent: { name: "Anna" } }, {}, {}]);
  await maria.link.ask("appointment.giveUp", { id: appointments[0]!.id });
  expect((await listed(anna)).map(({ state }) => state)).toEqual(["cancelled", "booked", "booked"]);
  expect(await refusalOf(maria.link.ask("appointment.look", { token: "x".repeat(32) }))).toMatchObject({
    code: "gone",
  });
});
