import type { conversationVisitorAsks } from "../../src-shared/conversations/visitor-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { FaultError } from "../../src-shared/rpc/fault.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import { endConversation } from "./ending.ts";
import { ofVisitor } from "./rows.ts";
import { start } from "./start.ts";

export function conversationVisitorHandlers(
  visitor: Visitor,
  change: Change,
  hub: Pick<HubParts, "legQuality" | "store" | "router" | "guides" | "fronts">,
): HandlersOf<typeof conversationVisitorAsks> {
  return {
    "conversation.start": async (input, call) => {
      const fault = await change(call, input, (tx) => start(tx, visitor, input, hub));
      if (fault) throw new FaultError(fault);
      return {};
    },
    "conversation.end": (input, call) =>
      change(call, input, async (tx) => {
        await endConversation(tx, await ofVisitor(tx.db, visitor.id, input.conversation), "visitor", hub.legQuality);
        return {};
      }),
  };
}
