import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { ofStaff } from "../conversations/rows.ts";
import type { Reader } from "../store/transact.ts";
import { identityOf } from "../video/join.ts";
import type { VideoRooms } from "../video/rooms.ts";
import { liveParts, type LivePart } from "./live-parts.ts";

/** The room where owner and consulted colleague talk: one a consult, as long as that lasts. */
export function consultRoom({
  conversation,
  account,
  since,
}: Pick<LivePart, "conversation" | "account" | "since">): string {
  return `consult-${conversation}-${account}-${since}`;
}

/** The rooms of all consults that are going on. */
export async function consultRooms(db: Reader): Promise<string[]> {
  const parts = await db
    .selectFrom("part")
    .select(["conversation", "account", "since"])
    .where("until", "is", null)
    .where("kind", "=", "consult")
    .execute();
  return parts.map(consultRoom);
}

/** The way in for the two of them; changes nothing in the database. */
export async function joinConsult(
  { read, rooms }: { read: Reader; rooms: VideoRooms },
  agent: Account,
  conversation: ConversationId,
): Promise<{ url: string; token: string; identity: string }> {
  const room = await roomFor(read, agent, conversation);
  await rooms.ensure(room);
  // It may have ended while the media server answered; then the room that was just made is nobody's.
  const still = await roomFor(read, agent, conversation).catch(() => undefined);
  if (still !== room) {
    await rooms.close(room);
    throw refuse("gone", "consult-over");
  }
  const identity = identityOf("agent", agent.id);
  const token = await rooms.token({ room, identity, name: agent.name, sources: ["camera", "microphone", "screen"] });
  return { url: rooms.url, token, identity };
}

async function roomFor(read: Reader, agent: Account, conversation: ConversationId): Promise<string> {
  const row = await ofStaff(read, agent.id, conversation, ["consult"]);
  const consult = (await liveParts(read, row.id)).find(({ kind }) => kind === "consult");
  if (!consult) throw refuse("gone", "consult-over");
  return consultRoom(consult);
}
