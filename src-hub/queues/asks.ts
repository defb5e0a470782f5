import type { Account } from "../../src-shared/accounts/model.ts";
import type { queueAsks } from "../../src-shared/queues/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Change } from "../store/answered.ts";
import { acceptOffer, declineOffer } from "./offers.ts";

export function queueHandlers(agent: Account, change: Change): HandlersOf<typeof queueAsks> {
  return {
    "offer.accept": (input, call) =>
      change(call, input, async (tx) => ({ conversation: await acceptOffer(tx, agent, input.offer) })),
    "offer.decline": (input, call) =>
      change(call, input, async (tx) => {
        await declineOffer(tx, agent, input.offer);
        return {};
      }),
  };
}
