import type { Account } from "../../src-shared/accounts/model.ts";
import type { presenceAsks } from "../../src-shared/presence/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { withdrawOffersOf } from "../queues/offers.ts";
import type { Change } from "../store/answered.ts";
import { setPresence } from "./rows.ts";

export function presenceHandlers(agent: Account, change: Change): HandlersOf<typeof presenceAsks> {
  return {
    "presence.set": ({ state }, call) =>
      change(call, { state }, async (tx) => {
        // Who goes away while it rings does not keep a visitor waiting for the end of the countdown.
        if (state !== "available") await withdrawOffersOf(tx, agent.id);
        return setPresence(tx, agent.id, state);
      }),
  };
}
