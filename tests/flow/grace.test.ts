import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationState } from "../../src-shared/conversations/state.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import { type AgentHere, anAgent, offerOf, takes, type VisitorHere, waitingVisitor } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;
beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
  ({ visitor: maria, conversation } = await waitingVisitor(flow, "Maria"));
  await takes(anna, conversation);
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const summary = () => maria.state().conversation!.summary;
const row = () =>
  flow.store().read.selectFrom("conversation").selectAll().where("id", "=", conversation).executeTakeFirstOrThrow();
const types = () => maria.state().conversation!.entries.map(({ event }) => event.type);
const viewOf = (agent: AgentHere) =>
  agent.held()?.conversations.find((view) => view.public.summary.id === conversation);

/** The desk is gone until the hub has noticed; answers until when its work is kept. */
async function loses(agent: AgentHere): Promise<number> {
  agent.unplug();
  await flow.clock.advance(10_500);
  return until("the visitor is told", () => summary().agentAway);
}

async function isBack(agent: AgentHere): Promise<void> {
  agent.mend();
  await until("back", () => agent.linkState().state === "ready");
  await turns();
}

/** To so many milliseconds after the grace ends; before it when negative. */
const advanceTo = (grace: number, after: number) => flow.clock.advance(grace + after - flow.clock.now());

/** What the visitor holds is what a fresh page of his is given, and the same for a desk. */
async function lawHolds(agent = anna): Promise<void> {
  const freshPage = flow.visitor("Maria");
  const freshDesk = await flow.agent(agent.state().account.name);
  await until("both are fresh", () => freshPage.held() && freshDesk.held());
  expect(maria.state()).toEqual(freshPage.state());
  expect({ ...agent.state(), open: [] }).toEqual({ ...freshDesk.state(), open: [] });
  freshPage.link.stop();
  freshDesk.link.stop();
  await turns();
}

test("a link that is lost for five seconds is nobody's business", async () => {
  anna.unplug();
  await flow.clock.advance(5_000);
  await isBack(anna);
  await flow.clock.advance(5_000);
  expect(types()).toEqual(["conversation.started", "conversation.accepted"]);
});

test("29 seconds: the visitor is told, the conversation is kept, and it is all as before", async () => {
  const until = await loses(anna);
  expect(until - flow.clock.now()).toBeLessThanOrEqual(30_000);
  await advanceTo(until, -1_000);
  const jonas = await anAgent(flow, "Jonas");
  expect(jonas.state().offers).toEqual([]);
  await isBack(anna);
  expect(summary()).toMatchObject({ state: "active", agent: { name: "Anna" }, agentAway: null });
  expect((await row()).kept_until).toBeNull();
  await flow.clock.advance(5_000);
  expect(jonas.state().offers).toEqual([]);
  expect(types().slice(2)).toEqual(["agent.lost", "agent.back"]);
  await lawHolds();
});

test("31 seconds: it goes to the front again, somebody else takes it, and who comes back too late hears who", async () => {
  const { waiting_since } = await row();
  await flow.clock.advance(1_000);
  const pia = await waitingVisitor(flow, "Pia");
  const told: unknown[] = [];
  const until_ = await loses(anna);
  await advanceTo(until_, 1_000);
  expect(summary()).toMatchObject({ state: "waiting", agent: null, agentAway: null });
  expect(maria.state().ahead).toBe(0);
  const jonas = await anAgent(flow, "Jonas");
  const offer = await offerOf(jonas);
  expect(offer).toMatchObject({ conversation, kind: "again", waitingSince: waiting_since });
  await jonas.link.ask("offer.accept", { offer: offer.id });
  await until("taken over", () => viewOf(jonas));
  expect(conversationState(viewOf(jonas)!)).toBe("active");
  expect(viewOf(jonas)!.staff.summary.owner?.name).toBe("Jonas");
  expect((await offerOf(jonas)).conversation).toBe(pia.conversation);
  const stop = flow.store().bus.subscribe(`agent.${anna.state().account.id}`, (news) => {
    if ("event" in news && news.event.type === "conversation.takenOver") told.push(news.event);
  });
  await isBack(anna);
  stop();
  expect(anna.state().conversations).toEqual([]);
  expect(told).toEqual([
    { type: "conversation.takenOver", conversation, visitor: { name: "Maria" }, by: "Jonas", is: "taken" },
  ]);
  await lawHolds(jonas);
});

test("back while it rings at another: it is his who accepts, and the one who lost it hears that too", async () => {
  const told: unknown[] = [];
  const account = anna.state().account.id;
  const stop = flow.store().bus.subscribe(`agent.${account}`, (news) => {
    if ("event" in news && news.event.type === "conversation.takenOver") told.push([news.event.is, news.event.by]);
  });
  await advanceTo(await loses(anna), 500);
  const jonas = await anAgent(flow, "Jonas");
  const offer = await offerOf(jonas);
  await isBack(anna);
  expect(anna.state().offers).toEqual([]);
  expect(told).toEqual([["waiting", null]]);
  await jonas.link.ask("offer.accept", { offer: offer.id });
  await turns();
  expect(told).toEqual([
    ["waiting", null],
    ["taken", "Jonas"],
  ]);
  stop();
});

test("back with nobody else there: it is offered to him again", async () => {
  await advanceTo(await loses(anna), 5_000);
  await isBack(anna);
  await takes(anna, conversation);
  expect(summary()).toMatchObject({ state: "active", agent: { name: "Anna" } });
  await lawHolds();
});

/** A video call runs, with both in its room. */
async function inCall(): Promise<string> {
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await maria.link.ask("video.accept", { invite: invite as InviteId });
  const joins = [
    await anna.link.ask("video.join", { conversation }),
    await maria.link.ask("video.join", { conversation }),
  ];
  const [room] = [...flow.rooms.open.keys()];
  for (const { identity } of joins) flow.rooms.open.get(room!)!.add(identity);
  await flow.clock.advance(30_000);
  await until("both are in", () => summary().call?.present.length === 2);
  // The agent's computer is gone for the media server as well.
  flow.rooms.open.get(room!)!.delete(joins[0]!.identity);
  return room!;
}

test.each([
  [179, "active"],
  [181, "waiting"],
])("with a running call, %s seconds: it is %s, and the call is open all the time", async (seconds, state) => {
  const room = await inCall();
  const until_ = await loses(anna);
  await advanceTo(until_, (seconds - 180) * 1000);
  expect(summary()).toMatchObject({ state });
  expect(summary().call?.present).toEqual(["visitor"]);
  expect(flow.rooms.open.get(room)?.size).toBe(1);
  const jonas = await anAgent(flow, "Jonas");
  if (state === "active") return expect(jonas.state().offers).toEqual([]);
  await takes(jonas, conversation);
  // The one who takes it comes into the call that still runs.
  expect(viewOf(jonas)!.public.summary.call).not.toBeNull();
  expect(jonas.state().presence.load).toMatchObject({ video: 1 });
  const { identity } = await jonas.link.ask("video.join", { conversation });
  flow.rooms.open.get(room)!.add(identity);
  await flow.clock.advance(30_000);
  await until("both are in", () => summary().call?.present.length === 2);
  await lawHolds(jonas);
});

test("the visitor hangs up while he waits again: from then on a place for a chat is enough", async () => {
  await inCall();
  await advanceTo(await loses(anna), 1_000);
  const again = flow.store().read.selectFrom("wait").select("channel").where("kind", "=", "again");
  const waits = () => again.executeTakeFirstOrThrow();
  expect((await waits()).channel).toBe("video");
  await maria.link.ask("video.end", { conversation });
  expect((await waits()).channel).toBe("chat");
  const jonas = await anAgent(flow, "Jonas");
  expect((await offerOf(jonas)).channel).toBe("chat");
});

test("the hub is restarted in between: desks have thirty seconds anew, and then it goes on", async () => {
  await loses(anna);
  await flow.restart(60_000);
  maria.mend();
  await until("the page is back", () => maria.linkState().state === "ready" && summary().agentAway);
  expect(summary().agentAway! - flow.clock.now()).toBeGreaterThan(25_000);
  await isBack(anna);
  expect(summary()).toMatchObject({ state: "active", agentAway: null });
  const again = await loses(anna);
  await flow.restart(1_000);
  maria.mend();
  await advanceTo(again, 35_000);
  await until("it waits", () => summary().state === "waiting");
});

test("both agents are lost: both visitors wait again, in their old order", async () => {
  const jonas = await anAgent(flow, "Jonas");
  await flow.clock.advance(1_000);
  const pia = await waitingVisitor(flow, "Pia");
  await takes(jonas, pia.conversation);
  jonas.unplug();
  await advanceTo(await loses(anna), 1_000);
  expect([maria.state().ahead, pia.visitor.state().ahead]).toEqual([0, 1]);
  const mira = await anAgent(flow, "Mira");
  expect((await offerOf(mira)).conversation).toBe(conversation);
});

test("a visitor who leaves meanwhile is not kept; the wrap-up of a lost agent closes itself with what he had written", async () => {
  const until_ = await loses(anna);
  await maria.link.ask("conversation.end", { conversation });
  expect((await row()).state).toBe("wrap-up");
  await advanceTo(until_, 1_000);
  expect(await row()).toMatchObject({ state: "closed", outcome: null, kept_until: null });
  await isBack(anna);
  expect(anna.state().presence.load).toMatchObject({ chat: 0 });
});

test("closing the desk on purpose is noticed at once, and keeps what he has for the same time", async () => {
  anna.link.stop();
  await turns();
  const until_ = await until("the visitor is told", () => summary().agentAway);
  expect(until_).toBe(flow.clock.now() + 30_000);
});

test("a desk that hears and is not heard lets go of what is taken from it", async () => {
  anna.mute(true);
  await flow.clock.advance(14_000);
  const until_ = await until("the visitor is told", () => summary().agentAway);
  await advanceTo(until_, 500);
  await until("let go", () => viewOf(anna) === undefined);
  anna.mute(false);
  await flow.clock.advance(4_000);
  expect((await offerOf(anna)).conversation).toBe(conversation);
});
