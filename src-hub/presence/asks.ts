import type { Account } from "../../src-shared/accounts/model.ts";
import type { presenceAsks } from "../../src-shared/presence/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { withdrawOffersOf } from "../queues/withdraw.ts";
import type { Change } from "../store/answered.ts";
import { checkCode } from "./codes.ts";
import type { DeskHere } from "./desks.ts";
import { settleAgent } from "./settle.ts";
import { weigh } from "./weigh.ts";

/** `desk`: the one that asks; what it says of itself is weighed with what the agent's others say. */
export function presenceHandlers(agent: Account, change: Change, desk: DeskHere): HandlersOf<typeof presenceAsks> {
  return {
    "presence.set": (input, call) =>
      change(call, input, async (tx) => {
        const choice = { state: input.state, code: input.code ?? null };
        await checkCode(tx.db, choice);
        desk.says({ use: null });
        // Who goes away while it rings does not keep a visitor waiting for the end of the countdown.
        if (choice.state !== "available") await withdrawOffersOf(tx, agent.id);
        return settleAgent(tx, agent.id, { is: "chosen", choice, here: true });
      }),

    "presence.next": (input, call) =>
      change(call, input, async (tx) => {
        const next = input.next && { state: input.next.state, code: input.next.code ?? null };
        if (next) await checkCode(tx.db, next);
        return settleAgent(tx, agent.id, { is: "next", next });
      }),

    "presence.ready": ({ unready }, call) =>
      change(call, { unready }, (tx) => weigh(tx, agent.id, desk.says({ unready }))),

    "presence.machine": ({ use }, call) => change(call, { use }, (tx) => weigh(tx, agent.id, desk.says({ use }))),
  };
}
