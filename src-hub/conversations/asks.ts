import type { Account } from "../../src-shared/accounts/model.ts";
import type { conversationAgentAsks } from "../../src-shared/conversations/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { draftSent } from "../drafts/rows.ts";
import { attach } from "../uploads/attach.ts";
import { mention } from "../mentions/rows.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { appendStaff } from "../store/append.ts";
import { endConversation } from "./ending.ts";
import { conversationView } from "./pages.ts";
import { ofAgent, ofStaff, readableBy } from "./rows.ts";

export function conversationHandlers(
  agent: Account,
  change: Change,
  { store, legQuality }: Pick<HubParts, "store" | "legQuality">,
): HandlersOf<typeof conversationAgentAsks> {
  return {
    "conversation.end": (input, call) =>
      change(call, input, async (tx) => {
        await endConversation(tx, await ofAgent(tx.db, agent.id, input.conversation), "agent", legQuality);
        return {};
      }),

    "note.add": (input, call) =>
      change(call, input, async (tx) => {
        const { id, state } = await ofStaff(tx.db, agent.id, input.conversation);
        // Nobody hears of a closed conversation any more: the note would be in no desk's call log.
        if (state === "closed") throw refuse("gone", "conversation-closed");
        const { text } = input;
        const named = await mention(tx, agent, id, { id: input.id, text }, input.mentions ?? [], store.machine);
        const mentions = named.length > 0 ? { mentions: named } : {};
        const taker = { purpose: "note", id: input.id, conversation: id } as const;
        const files = await attach(tx, { side: "agent", id: agent.id }, taker, input.uploads);
        await appendStaff(tx, id, {
          type: "note.added",
          note: { id: input.id, by: agent, text, ...mentions, ...files },
        });
        await draftSent(tx, agent.id, id, "note", text);
        return {};
      }),

    "conversation.read": ({ conversation, before }) =>
      store.snapshot(async (db) => conversationView(db, await readableBy(db, agent.id, conversation), before)),
  };
}
