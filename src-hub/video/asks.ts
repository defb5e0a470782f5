import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { videoAgentAsks } from "../../src-shared/video/agent-asks.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { Asker } from "../asker.ts";
import type { Change } from "../store/answered.ts";
import type { Reader } from "../store/transact.ts";
import { cancelInvite, endCall } from "./ending.ts";
import { accept, conversationOf, decline, invite } from "./invites.ts";
import { join } from "./join.ts";
import type { VideoRooms } from "./rooms.ts";

interface Ports {
  readonly read: Reader;
  readonly machine: Machine;
  readonly rooms: VideoRooms;
  /** Milliseconds that an invite stands. */
  readonly inviteFor: number;
}

/** Both sides invite, answer, enter and hang up by the same rules. */
export function videoHandlers(asker: Asker, change: Change, ports: Ports): HandlersOf<typeof videoAgentAsks> {
  const { side, mine } = asker;
  const other: Side = side === "agent" ? "visitor" : "agent";
  return {
    "video.invite": (input, call) =>
      change(call, input, async (tx) => ({
        invite: await invite(tx, await mine(tx.db, input.conversation), side, ports),
      })),

    "video.cancel": (input, call) =>
      change(call, input, async (tx) => {
        await conversationOf(tx, asker, input.invite, side);
        if (!(await cancelInvite(tx, input.invite))) throw refuse("gone", "invite-gone");
        return {};
      }),

    "video.accept": (input, call) =>
      change(call, input, async (tx) => {
        await accept(tx, await conversationOf(tx, asker, input.invite, other), input.invite, ports.machine);
        return {};
      }),

    "video.decline": (input, call) =>
      change(call, input, async (tx) => {
        await conversationOf(tx, asker, input.invite, other);
        await decline(tx, input);
        return {};
      }),

    "video.join": async ({ conversation }) => {
      const row = await mine(ports.read, conversation);
      return join(ports, row.id, { side, id: asker.id, name: asker.nameIn(row) });
    },

    "video.end": (input, call) =>
      change(call, input, async (tx) => {
        const row = await mine(tx.db, input.conversation);
        if (!(await endCall(tx, row.id, side, "hung-up"))) throw refuse("gone", "call-ended");
        return {};
      }),
  };
}
