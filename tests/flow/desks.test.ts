import { afterEach, beforeEach, expect, test } from "vitest";
import { addresses } from "../../src-hub/bus.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

type Agent = Awaited<ReturnType<Flow["agent"]>>;

async function aDesk(name: string): Promise<Agent> {
  const agent = await flow.agent(name);
  await until(`${name} is here`, () => agent.held());
  await turns();
  return agent;
}

async function waits(name = "Maria"): Promise<ConversationId> {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  return conversation;
}

const offerOf = (agent: Agent) => until("an offer", () => agent.held()?.offers[0]);
/** The sign-in of the first desk that this flow made. */
const signOut = (agent: Agent) =>
  flow.store().bus.publish(addresses.family(`${agent.state().account.id}/1`), { wake: true });

test("who signs out while it rings: the offer goes back at once and without blame, and none comes after it", async () => {
  const anna = await aDesk("Anna");
  const conversation = await waits();
  await offerOf(anna);
  signOut(anna);
  await turns();
  const jonas = await aDesk("Jonas");
  expect((await offerOf(jonas)).conversation).toBe(conversation);
  const { read } = flow.store();
  const offers = await read.selectFrom("offer").select("state").orderBy("made_at").execute();
  expect(offers.map(({ state }) => state)).toEqual(["withdrawn", "pending"]);
  const row = await read
    .selectFrom("presence")
    .selectAll()
    .where("account", "=", anna.state().account.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: "available", here: 0 });
});

test("a desk that its agent closes goes at once; one that is cut off keeps its offer for the ten seconds", async () => {
  const anna = await aDesk("Anna");
  const jonas = await aDesk("Jonas");
  await waits();
  const [rung, other] = await until("an offer", () =>
    anna.state().offers.length > 0 ? [anna, jonas] : jonas.state().offers.length > 0 && [jonas, anna],
  );
  rung.unplug();
  await turns();
  expect(other.state().offers).toEqual([]);
  rung.mend();
  await until("it rings on", () => rung.linkState().state === "ready" && rung.state().offers[0]);
  rung.link.stop();
  await offerOf(other);
});

test("of two desks one may leave: the other is offered what comes", async () => {
  const [first, second] = [await aDesk("Anna"), await aDesk("Anna")];
  first.link.stop();
  await flow.clock.advance(11_000);
  const conversation = await waits();
  expect((await offerOf(second)).conversation).toBe(conversation);
});

test("a desk that was silent for too long on an open line is offered again as soon as it is heard", async () => {
  const anna = await aDesk("Anna");
  const { since } = anna.state().presence;
  anna.mute(true);
  await flow.clock.advance(14_000);
  anna.mute(false);
  const conversation = await waits();
  await turns();
  expect(anna.state().offers).toEqual([]);
  await flow.clock.advance(3_000);
  expect((await offerOf(anna)).conversation).toBe(conversation);
  // Nobody was available meanwhile: he is it anew.
  expect(anna.state().presence.since).toBeGreaterThan(since);
});
