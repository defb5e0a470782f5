import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { videoAgentAsks } from "../../src-shared/video/agent-asks.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { resume } from "../transfers/park.ts";
import { cancelInvite, endCall } from "./ending.ts";
import { accept, conversationOf, decline, invite } from "./invites.ts";
import { join } from "./join.ts";

/** Both sides invite, answer, enter and hang up by the same rules. */
export function videoHandlers(asker: Asker, change: Change, hub: HubParts): HandlersOf<typeof videoAgentAsks> {
  const { side, mine, joined } = asker;
  const { store, rooms, settings, legQuality } = hub;
  const { machine, read } = store;
  const other: Side = side === "agent" ? "visitor" : "agent";
  return {
    "video.invite": (input, call) =>
      change(call, input, async (tx) => {
        const row = await mine(tx.db, input.conversation);
        const id = await invite(tx, row, side, { machine, inviteFor: settings.inviteFor });
        // Whom the agent had put aside is there again, or he takes him up himself.
        if (row.parked_at !== null) await resume(tx, machine, row, side);
        return { invite: id };
      }),

    "video.cancel": (input, call) =>
      change(call, input, async (tx) => {
        await conversationOf(tx, asker, input.invite, side);
        if (!(await cancelInvite(tx, input.invite))) throw refuse("gone", "invite-gone");
        return {};
      }),

    "video.accept": (input, call) =>
      change(call, input, async (tx) => {
        await accept(tx, await conversationOf(tx, asker, input.invite, other), input.invite, machine);
        return {};
      }),

    "video.decline": (input, call) =>
      change(call, input, async (tx) => {
        await conversationOf(tx, asker, input.invite, other);
        await decline(tx, input);
        return {};
      }),

    "video.join": async ({ conversation }) => {
      const row = await joined(read, conversation);
      return join({ read, rooms }, row.id, { side, id: asker.id, name: asker.nameIn(row) });
    },

    "video.end": (input, call) =>
      change(call, input, async (tx) => {
        const row = await mine(tx.db, input.conversation);
        if (!(await endCall(tx, row.id, side, "hung-up", legQuality))) throw refuse("gone", "call-ended");
        return {};
      }),
  };
}
