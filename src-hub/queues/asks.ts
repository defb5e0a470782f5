import type { Account } from "../../src-shared/accounts/model.ts";
import type { queueAsks } from "../../src-shared/queues/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { lookInto } from "./look.ts";
import { acceptOffer, declineOffer } from "./offers.ts";
import { pullWait } from "./pull.ts";

export function queueHandlers(
  agent: Account,
  change: Change,
  { store, router }: Pick<HubParts, "store" | "router">,
): HandlersOf<typeof queueAsks> {
  return {
    "offer.accept": (input, call) =>
      change(call, input, async (tx) => ({ conversation: await acceptOffer(tx, agent, input.offer) })),
    "offer.decline": (input, call) =>
      change(call, input, async (tx) => {
        await declineOffer(tx, agent, input.offer, input.reason);
        return {};
      }),
    "queue.look": ({ queue }) => {
      const now = store.machine.now();
      return store.snapshot((db) => lookInto(db, agent.id, queue, router.board.waitsOf(queue, now), now));
    },
    "queue.pull": (input, call) =>
      change(call, input, async (tx) => ({ conversation: await pullWait(tx, store.machine, agent, input.wait) })),
  };
}
