import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import type { videoAgentAsks } from "../../src-shared/video/agent-asks.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import { ofAgent } from "../conversations/rows.ts";
import type { Change } from "../store/answered.ts";
import { appendPublic } from "../store/append.ts";
import type { ConversationRow } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { cancelInvite, endCall } from "./ending.ts";
import { join } from "./join.ts";
import type { VideoRooms } from "./rooms.ts";
import { openInvite } from "./rows.ts";

interface Ports {
  readonly read: Reader;
  readonly machine: Machine;
  readonly rooms: VideoRooms;
  /** Milliseconds that an invite stands. */
  readonly inviteFor: number;
}

export function videoHandlers(agent: Account, change: Change, ports: Ports): HandlersOf<typeof videoAgentAsks> {
  return {
    "video.invite": (input, call) =>
      change(call, input, async (tx) => ({
        invite: await invite(tx, await ofAgent(tx.db, agent.id, input.conversation), ports),
      })),

    "video.cancel": (input, call) =>
      change(call, input, async (tx) => {
        const row = await tx.db.selectFrom("invite").selectAll().where("id", "=", input.invite).executeTakeFirst();
        if (!row) throw refuse("gone", "invite-gone");
        await ofAgent(tx.db, agent.id, row.conversation);
        if (!(await cancelInvite(tx, input.invite))) throw refuse("gone", "invite-gone");
        return {};
      }),

    "video.join": async ({ conversation }) => {
      const row = await ofAgent(ports.read, agent.id, conversation);
      return join(ports, row.id, { side: "agent", id: agent.id, name: agent.name });
    },

    "video.end": (input, call) =>
      change(call, input, async (tx) => {
        const row = await ofAgent(tx.db, agent.id, input.conversation);
        if (!(await endCall(tx, row.id, "agent"))) throw refuse("gone", "call-ended");
        return {};
      }),
  };
}

/**
 * One open invite a visitor, and none while he is in a call: such a visitor is busy, and the invite says so at once
 * (features 000-71, 000-72). The indexes on open invites and calls decide; this only reads what they would.
 */
async function invite(tx: Tx, row: ConversationRow, { machine, inviteFor }: Ports): Promise<InviteId> {
  if (row.state !== "active") throw refuse("gone", "conversation-ended");
  if (await openInvite(tx.db, row.id)) throw refuse("conflict", "invite-open");
  const busy = await busyElsewhere(tx, row);
  const id = uuid7(machine) as InviteId;
  const expires_at = tx.now + inviteFor;
  await tx.db
    .insertInto("invite")
    .values({ id, conversation: row.id, visitor: row.visitor, state: busy ? "busy" : "open", at: tx.now, expires_at })
    .execute();
  await appendPublic(tx, row.id, { type: "video.invited", invite: id, expiresAt: expires_at });
  if (busy) await appendPublic(tx, row.id, { type: "video.rejected", invite: id, reason: "busy" });
  return id;
}

async function busyElsewhere(tx: Tx, row: ConversationRow): Promise<boolean> {
  const inCall = await tx.db
    .selectFrom("call")
    .select("id")
    .where("visitor", "=", row.visitor)
    .where("state", "=", "open")
    .executeTakeFirst();
  const invited = await tx.db
    .selectFrom("invite")
    .select("id")
    .where("visitor", "=", row.visitor)
    .where("state", "=", "open")
    .executeTakeFirst();
  return inCall !== undefined || invited !== undefined;
}
