import { createHash } from "node:crypto";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { CallRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import type { RoomGrant, VideoRooms } from "./rooms.ts";
import { openCall } from "./rows.ts";

interface Joining {
  readonly side: Side;
  readonly id: string;
  readonly name: string;
}

/** The only way into a call and back in: the room is there, and the token is new. Changes nothing in the database. */
export async function join(
  ports: { read: Reader; rooms: VideoRooms },
  conversation: ConversationId,
  who: Joining,
): Promise<{ url: string; token: string; identity: string }> {
  const call = await openCall(ports.read, conversation);
  if (!call) throw refuse("gone", "call-ended");
  await ports.rooms.ensure(call.room);
  // Somebody may have hung up while the media server answered; then the room that was just made is nobody's.
  if ((await openCall(ports.read, conversation))?.id !== call.id) {
    await ports.rooms.close(call.room);
    throw refuse("gone", "call-ended");
  }
  const grant = grantOf(call, who);
  const token = await ports.rooms.token(grant);
  return { url: ports.rooms.url, token, identity: grant.identity };
}

/** What each of the two may do in a call; never more than this. */
export function grantOf({ room, camera }: Pick<CallRow, "room" | "camera">, { side, id, name }: Joining): RoomGrant {
  return {
    room,
    identity: identityOf(side, id),
    name,
    // In one-way video the visitor has no camera (features 001-30…36): the media server itself refuses it.
    sources: side === "visitor" && camera === "one-way" ? ["microphone", "screen"] : ["camera", "microphone", "screen"],
  };
}

/**
 * Who somebody is in a room. The others in it see this, so the visitor's secret id is only in it as a hash; one identity
 * a person means that coming back from a second place takes the first one's seat.
 */
export function identityOf(side: Side, id: string): string {
  return `${side}:${createHash("sha256").update(id).digest("base64url").slice(0, 22)}`;
}
