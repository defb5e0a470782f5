import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { supervisionAsks } from "../../src-shared/supervision/agent-asks.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { Tx } from "../store/transact.ts";
import { setAgentRouting, setAgentState, signAgentOut } from "./agents.ts";
import { readAudit } from "./audit.ts";
import { freeConversation } from "./conversations.ts";
import { closeQueue, reopenQueue } from "./queues.ts";
import { assignWait, closeWaits, moveWait, prioritiseWait } from "./waits.ts";

type Parts = Pick<HubParts, "store" | "settings" | "legQuality">;

/** A supervisor's hand. Each act and its audit row are one transaction. */
export function supervisionHandlers(by: Account, change: Change, parts: Parts): HandlersOf<typeof supervisionAsks> {
  const act =
    <Input>(does: (tx: Tx, parts: Parts, by: Account, input: Input) => Promise<void>) =>
    (input: Input, call: Parameters<Change>[0]) =>
      change(call, input, async (tx) => {
        await does(tx, parts, by, input);
        return {};
      });
  return {
    "agent.setState": act(setAgentState),
    "agent.setRouting": (input, call) => change(call, input, (tx) => setAgentRouting(tx, parts, by, input)),
    "agent.signOut": act(signAgentOut),
    "conversation.free": act(freeConversation),
    "wait.move": act(moveWait),
    "wait.assign": act(assignWait),
    "wait.setPriority": act(prioritiseWait),
    "wait.close": (input, call) =>
      change(call, input, async (tx) => ({ closed: await closeWaits(tx, parts, by, input) })),
    "queue.close": (input, call) =>
      change(call, input, async (tx) => ({ waiting: await closeQueue(tx, parts, by, input) })),
    "queue.reopen": act(reopenQueue),
    "audit.read": (input) => parts.store.snapshot((db) => readAudit(db, input)),
  };
}
