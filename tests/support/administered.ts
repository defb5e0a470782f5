import { RoleId } from "../../src-shared/accounts/ids.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Flow } from "./flow.ts";
import { until } from "./hand-clock.ts";

export type Staff = Awaited<ReturnType<Flow["agent"]>>;

/** Why it was refused; `done` when it was not. */
export const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );

export const idOf = (who: Staff): AccountId => who.state().account.id;
export const agentRole = RoleId.parse("agent");

/** A role with what is changed of it for one account. */
export const rights = (denials: Permission[] = [], grants: Permission[] = [], role = agentRole) => ({
  role,
  own: { grants, denials },
});

/** A visitor whom this member of staff answers. */
export async function talk(flow: Flow, who: Staff, name: string): Promise<ConversationId> {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  const offer = await until("an offer", () => who.state().offers[0]);
  await who.link.ask("offer.accept", { offer: offer.id });
  await until("active", () => visitor.held()?.conversation?.summary.state === "active");
  return conversation;
}

export const say = (flow: Flow, who: Staff, conversation: ConversationId) =>
  who.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Hello" });
