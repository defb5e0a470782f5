import { afterEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationState } from "../../src-shared/conversations/state.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
afterEach(() => flow.stop());

test("a whole conversation: offered, accepted, talked, called, ended, wrapped up", async () => {
  flow = await startFlow();
  const { id } = flow;
  const anna = await flow.agent("Anna");
  const maria = flow.visitor("Maria");
  await until("Anna is here", () => anna.held()?.presence.state === "available");
  await until("Maria is here", () => maria.held());
  const conversation = id() as ConversationId;
  await maria.link.ask("conversation.start", {
    conversation,
    name: "Maria",
    page: { url: "https://shop.test/chairs", title: "Chairs" },
    message: { id: id() as MessageId, text: "Do you deliver?" },
  });
  await until("the offer", () => anna.state().offers.length === 1);
  const offer = anna.state().offers[0]!;
  expect(offer.firstText).toBe("Do you deliver?");
  expect(offer.visitor.name).toBe("Maria");
  await until("the queue is told", () => anna.state().queues[0]?.waiting === 1);
  expect(maria.state().ahead).toBe(0);
  await anna.link.ask("offer.accept", { offer: offer.id });
  const view = await until("it opened", () => anna.state().conversations[0]);
  expect(conversationState(view)).toBe("active");
  await until("Maria is told", () => maria.state().conversation?.summary.agent?.name === "Anna");
  await until("no place any more", () => maria.state().ahead === null);
  await anna.link.ask("chat.send", { conversation, id: id() as MessageId, text: "We do." });
  await until("the answer", () => maria.state().conversation?.entries.at(-1)?.event.type === "chat.messageAdded");
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await until("the invite", () => maria.state().conversation?.summary.invite?.id === invite);
  await maria.link.ask("video.accept", { invite });
  await until("the call", () => anna.state().conversations[0]?.public.summary.call);
  const joined = await anna.link.ask("video.join", { conversation });
  expect(joined.token).toBe(`token-of-${joined.identity}`);
  const [room] = flow.rooms.open.keys();
  flow.rooms.open.get(room!)!.add(joined.identity);
  await flow.hub().webhook(`1:${room}`, undefined);
  await until("present", () => anna.state().conversations[0]?.public.summary.call?.present.includes("agent"));
  await anna.link.ask("video.end", { conversation });
  await until("the room is closed", () => flow.rooms.open.size === 0);
  await anna.link.ask("conversation.end", { conversation });
  await until("ended", () => maria.state().conversation?.summary.state === "ended");
  expect(conversationState(anna.state().conversations[0]!)).toBe("wrap-up");
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "Delivery" });
  await until("gone from the desk", () => anna.state().conversations.length === 0);
  expect(flow.defects).toEqual([]);
});
