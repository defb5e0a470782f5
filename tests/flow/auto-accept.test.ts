import { afterEach, beforeEach, expect, test } from "vitest";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import {
  type Agent,
  anAgent,
  conversationRow,
  offerOf,
  queueIs,
  staffEvents,
  waitingVisitor,
} from "../support/offered.ts";

let flow: Flow;
let anna: Agent;
beforeEach(async () => {
  flow = await startFlow();
  await queueIs(flow, { autoAccept: true });
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

test("an offer that is accepted for the agent rings for two seconds, then the conversation is his", async () => {
  const { conversation } = await waitingVisitor(flow);
  const offer = await offerOf(anna);
  expect(offer.auto).toBe(true);
  expect(offer.expiresAt - offer.madeAt).toBe(2_000);
  await flow.clock.advance(1_500);
  expect(anna.state().conversations).toEqual([]);
  await flow.clock.advance(1_000);
  await until("it is his", () => anna.state().conversations[0]?.public.summary.id === conversation);
  expect(anna.state().offers).toEqual([]);
  expect(anna.state().presence.state).toBe("available");
  expect(await staffEvents(flow, conversation, "offer.accepted")).toMatchObject([{ how: "auto" }]);
});

test("he may accept at once, or decline in time with a reason that is kept", async () => {
  const first = await waitingVisitor(flow, "First");
  await anna.link.ask("offer.accept", { offer: (await offerOf(anna)).id });
  await until("his", () => anna.state().conversations.length === 1);
  const second = await waitingVisitor(flow, "Second");
  const offer = await offerOf(anna);
  const reason = { kind: "other" as const, text: "  On\tthe phone " };
  await anna.link.ask("offer.decline", { offer: offer.id, reason });
  await flow.clock.advance(5_000);
  expect(anna.state().conversations).toHaveLength(1);
  expect(await staffEvents(flow, second.conversation, "offer.declined")).toMatchObject([
    { reason: { kind: "other", text: "On the phone" } },
  ]);
  expect((await conversationRow(flow, first.conversation)).state).toBe("active");
  expect((await conversationRow(flow, second.conversation)).state).toBe("waiting");
});

test("a desk that is gone takes nobody: the visitor goes to the next", async () => {
  const { conversation } = await waitingVisitor(flow);
  await offerOf(anna);
  // It goes on purpose: its lease ends at once, and with it the offer.
  anna.link.stop();
  await turns();
  await flow.clock.advance(5_000);
  expect((await conversationRow(flow, conversation)).state).toBe("waiting");
  const jonas = await anAgent(flow, "Jonas");
  await offerOf(jonas);
  await flow.clock.advance(2_500);
  await until("his", () => jonas.state().conversations[0]?.public.summary.id === conversation);
});

test("a hub that is killed while the tone sounds accepts when it is back", async () => {
  const { conversation } = await waitingVisitor(flow);
  await offerOf(anna);
  await flow.restart(1_000);
  await flow.clock.advance(8_000);
  await until("his", () => anna.state().conversations[0]?.public.summary.id === conversation);
  expect(anna.state().offers).toEqual([]);
});

test("100 races of hub, decline, the visitor who leaves and the agent who goes away: one outcome, and it is told", async () => {
  for (let round = 0; round < 100; round++) {
    const { visitor, conversation } = await waitingVisitor(flow, `Visitor ${round}`);
    const offer = await offerOf(anna);
    await flow.clock.advance(offer.expiresAt - flow.clock.now() - 1);
    const racers: Array<Promise<unknown>> = [flow.clock.advance(260)];
    if (round % 2 === 0) racers.push(anna.link.ask("offer.decline", { offer: offer.id }));
    if (round % 3 === 0) racers.push(visitor.link.ask("conversation.end", { conversation }));
    if (round % 5 === 0) racers.push(anna.link.ask("presence.set", { state: "away", code: null }));
    for (const result of await Promise.allSettled(racers))
      if (result.status === "rejected") expect(faultOf(result.reason).code).toBe("gone");
    await turns();
    const row = await conversationRow(flow, conversation);
    const made = await staffEvents(flow, conversation, "offer.made");
    const ends = await Promise.all(
      ["accepted", "declined", "withdrawn", "expired"].map((how) => staffEvents(flow, conversation, `offer.${how}`)),
    );
    expect(made.length).toBe(ends.flat().length);
    expect(["active", "waiting", "closed", "wrap-up"]).toContain(row.state);
    expect(row.agent === null).toBe(row.state === "waiting" || row.state === "closed");
    if (row.state === "active" || row.state === "waiting") await visitor.link.ask("conversation.end", { conversation });
    if (row.agent) await anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
    await anna.link.ask("presence.set", { state: "available", code: null });
    visitor.link.stop();
    await turns();
  }
});
