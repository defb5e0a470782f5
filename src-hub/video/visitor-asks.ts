import type { VisitorId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { random128, uuid7, type Machine } from "../../src-shared/rpc/machine.ts";
import type { CallId, InviteId } from "../../src-shared/video/model.ts";
import type { videoVisitorAsks } from "../../src-shared/video/visitor-asks.ts";
import { ofVisitor } from "../conversations/rows.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import { appendPublic } from "../store/append.ts";
import type { InviteRow } from "../store/tables.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { endCall } from "./ending.ts";
import { join } from "./join.ts";
import type { VideoRooms } from "./rooms.ts";
import { settleInvite } from "./rows.ts";

interface Ports {
  readonly read: Reader;
  readonly machine: Machine;
  readonly rooms: VideoRooms;
}

export function videoVisitorHandlers(
  visitor: Visitor,
  change: Change,
  ports: Ports,
): HandlersOf<typeof videoVisitorAsks> {
  return {
    "video.accept": (input, call) =>
      change(call, input, async (tx) => {
        await accept(tx, await inviteOf(tx, visitor.id, input.invite), ports.machine);
        return {};
      }),

    "video.decline": (input, call) =>
      change(call, input, async (tx) => {
        const { invite, reason } = input;
        const row = await inviteOf(tx, visitor.id, invite);
        if (!(await settleInvite(tx, invite, reason))) throw refuse("gone", "invite-gone");
        await appendPublic(tx, row.conversation, { type: "video.rejected", invite, reason });
        return {};
      }),

    "video.join": async ({ conversation }) => {
      const row = await ofVisitor(ports.read, visitor.id, conversation);
      return join(ports, row.id, { side: "visitor", id: visitor.id, name: row.visitor_name });
    },

    "video.end": (input, call) =>
      change(call, input, async (tx) => {
        const row = await ofVisitor(tx.db, visitor.id, input.conversation);
        if (!(await endCall(tx, row.id, "visitor"))) throw refuse("gone", "call-ended");
        return {};
      }),
  };
}

async function inviteOf(tx: Tx, visitor: VisitorId, id: InviteId): Promise<InviteRow> {
  const row = await tx.db.selectFrom("invite").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.visitor !== visitor) throw refuse("gone", "invite-gone");
  return row;
}

async function accept(tx: Tx, row: InviteRow, machine: Machine): Promise<void> {
  const settled = await settleInvite(tx, row.id, "accepted");
  if (!settled || settled.expires_at <= tx.now) throw refuse("gone", "invite-gone");
  const call = uuid7(machine) as CallId;
  await tx.db
    .insertInto("call")
    .values({
      id: call,
      conversation: row.conversation,
      visitor: row.visitor,
      room: random128(machine),
      state: "open",
      started_at: tx.now,
      ended_at: null,
      empty_since: tx.now,
    })
    .execute();
  await appendPublic(tx, row.conversation, { type: "video.accepted", invite: row.id, call });
}
