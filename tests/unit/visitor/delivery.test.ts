import { expect, test } from "vitest";
import type { MessageId } from "../../../src-shared/chat/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { PublicPage } from "../../../src-shared/conversations/state.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { deliver, type DeliveryPorts } from "../../../src-visitor/chat/delivery.ts";
import { put, tryAgain, type Unsent } from "../../../src-visitor/chat/outbox.ts";
import { type HandClock, handClock, turns } from "../../support/hand-clock.ts";
import { idOfNumber } from "../../support/history.ts";
import { pageOf } from "../../support/visitor-page.ts";

const one = idOfNumber(1, 7) as MessageId;
const two = idOfNumber(2, 7) as MessageId;
const first = idOfNumber(1) as ConversationId;

interface Asked {
  name: string;
  input: { conversation: ConversationId; id?: string; message?: { id: string; text: string }; name?: string };
  key: string;
}

/** A delivery with a hub that answers as `answer` says; undefined is yes. */
function sending(conversation: PublicPage | null, answer: (asked: Asked, count: number) => Error | undefined) {
  const asked: Asked[] = [];
  const clock: HandClock = handClock();
  let outbox: readonly Unsent[] = [];
  const held = { conversation };
  const ask = (name: string, input: unknown, key?: string): Promise<unknown> => {
    const one = { name, input, key } as Asked;
    asked.push(one);
    const error = answer(one, asked.length);
    return error ? Promise.reject(error) : Promise.resolve({});
  };
  const delivery = deliver({
    machine: clock,
    ask: ask as DeliveryPorts["ask"],
    conversation: () => held.conversation,
    page: () => ({ url: "https://shop.example/", title: "Shop" }),
    button: () => undefined,
    outbox: () => outbox,
    setOutbox: (next) => (outbox = next),
  });
  const say = (id: MessageId, text: string): void => {
    outbox = put(outbox, id, text, 0);
    delivery.run();
  };
  return {
    asked,
    clock,
    delivery,
    held,
    say,
    outbox: () => outbox,
    setOutbox: (next: readonly Unsent[]) => (outbox = next),
  };
}

test("in an open conversation a message is sent under its own id as key", async () => {
  const { asked, say, outbox } = sending(pageOf(first, []), () => undefined);
  say(one, "Hello");
  await turns();
  expect(asked).toEqual([{ name: "chat.send", input: { conversation: first, id: one, text: "Hello" }, key: one }]);
  expect(outbox()).toMatchObject([{ id: one, state: "sent" }]);
});

test("a message that comes as the agent ends begins the next conversation as itself, and the one after it follows", async () => {
  const { asked, say, outbox } = sending(pageOf(first, []), ({ input }) =>
    input.conversation === first ? refuse("gone", "conversation-over") : undefined,
  );
  say(one, "One more thing");
  say(two, "and another");
  await turns();
  const begun = asked[1]!.input.conversation;
  expect(begun).not.toBe(first);
  expect(asked.map(({ name, input }) => [name, input.message?.id ?? input.id, input.conversation])).toEqual([
    ["chat.send", one, first],
    ["conversation.start", one, begun],
    ["chat.send", two, begun],
  ]);
  expect(asked[1]).toMatchObject({ key: begun, input: { name: "Maria" } });
  expect(outbox().map(({ state }) => state)).toEqual(["sent", "sent"]);
});

test("after the end, and before any conversation, the first message begins one", async () => {
  for (const page of [null, pageOf(first, [{ type: "conversation.ended", conversation: first, at: 2, by: "agent" }])]) {
    const { asked, say } = sending(page, () => undefined);
    say(one, "Hello again");
    await turns();
    expect(asked.map(({ name }) => name)).toEqual(["conversation.start"]);
  }
});

test("too fast is waited out, in order", async () => {
  const { asked, clock, say, outbox } = sending(pageOf(first, []), (_, count) =>
    count === 1 ? refuse("too-fast", "too-fast", { retryAfter: 700 }) : undefined,
  );
  say(one, "a");
  say(two, "b");
  await turns();
  expect(asked).toHaveLength(1);
  await clock.advance(700);
  expect(asked.map(({ input }) => input.id)).toEqual([one, one, two]);
  expect(outbox().every(({ state }) => state === "sent")).toBe(true);
});

test("what the hub cannot take fails with its reason, and goes again under the same id", async () => {
  const { asked, delivery, say, outbox, setOutbox } = sending(pageOf(first, []), (_, count) =>
    count === 1 ? refuse("unavailable", "disk-full") : undefined,
  );
  say(one, "Hello");
  await turns();
  expect(outbox()).toMatchObject([{ state: "failed", fault: { reason: "disk-full" } }]);
  setOutbox(tryAgain(outbox(), one));
  delivery.run();
  await turns();
  expect(asked.map(({ key }) => key)).toEqual([one, one]);
  expect(outbox()).toMatchObject([{ state: "sent" }]);
});

test("a conversation that another tab opened first refuses a start; the message waits, and then goes there", async () => {
  const other = idOfNumber(2) as ConversationId;
  const { asked, delivery, held, say, outbox, setOutbox } = sending(null, ({ name }) =>
    name === "conversation.start" ? refuse("conflict", "conversation-open") : undefined,
  );
  say(one, "Hello");
  await turns();
  expect(outbox()).toMatchObject([{ state: "failed", fault: { code: "conflict" } }]);
  held.conversation = pageOf(other, []);
  setOutbox(tryAgain(outbox(), one));
  delivery.run();
  await turns();
  expect(asked.at(-1)).toMatchObject({ name: "chat.send", input: { conversation: other, id: one } });
});
