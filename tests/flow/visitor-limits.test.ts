import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow({ visitorLimits: { perVisitor: 10, perNetwork: 600 } });
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

type Visitor = ReturnType<Flow["visitor"]>;

async function begun(name: string): Promise<{ visitor: Visitor; conversation: ConversationId }> {
  const visitor = flow.visitor(name);
  await until(`${name} is here`, () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  return { visitor, conversation };
}

const send = (visitor: Visitor, conversation: ConversationId) =>
  visitor.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "!" });

test("who floods is told to wait, also from another tab and after his line was cut; nobody else waits", async () => {
  const { visitor, conversation } = await begun("flood");
  const other = flow.visitor("flood");
  await until("the other tab is here", () => other.held());
  const tries = [...Array(15).keys()].flatMap(() => [send(visitor, conversation), send(other, conversation)]);
  const settled = await Promise.allSettled(tries);
  // The conversation itself was the first of ten.
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(9);
  visitor.cut();
  // As long as a first try may be put off.
  await flow.clock.advance(500);
  await until("he is back", () => visitor.linkState().state === "ready");
  expect(await refusalOf(send(visitor, conversation))).toMatchObject({
    code: "too-fast",
    reason: "messages-too-fast",
    retryAfter: expect.any(Number),
  });
  const maria = await begun("Maria");
  await send(maria.visitor, maria.conversation);
  await flow.clock.advance(10_000);
  await send(visitor, conversation);
});

test("a visitor has one conversation open at a time", async () => {
  const { visitor } = await begun("Maria");
  const second = { conversation: flow.id() as ConversationId, name: "Maria", page: null };
  expect(await refusalOf(visitor.link.ask("conversation.start", second))).toMatchObject({
    code: "conflict",
    reason: "conversation-open",
  });
});
