import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type AgentHere, takes, type VisitorHere } from "./at-work.ts";
import type { Flow } from "./flow.ts";
import { until } from "./hand-clock.ts";

/** A conversation in which these things are said, by the visitor; ended and wrapped up by who took it. */
export async function talked(
  flow: Flow,
  name: string,
  said: readonly string[],
  { by, note = "", isOpen = false }: { by: AgentHere; note?: string; isOpen?: boolean },
): Promise<{ conversation: ConversationId; visitor: VisitorHere; messages: MessageId[] }> {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  await takes(by, conversation);
  const messages: MessageId[] = [];
  for (const text of said) {
    const id = flow.id() as MessageId;
    await visitor.link.ask("chat.send", { conversation, id, text });
    messages.push(id);
    await flow.clock.advance(1000);
  }
  if (note !== "") await by.link.ask("note.add", { conversation, id: flow.id(), text: note });
  if (isOpen) return { conversation, visitor, messages };
  await by.link.ask("conversation.end", { conversation });
  await by.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "wrapped up well" });
  await flow.clock.advance(60_000);
  return { conversation, visitor, messages };
}
