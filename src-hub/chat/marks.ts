import type { chatAsks } from "../../src-shared/chat/asks.ts";
import { furthest, grown, noMark, withoutRead } from "../../src-shared/chat/grown.ts";
import type { Mark } from "../../src-shared/chat/marks.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { addresses } from "../bus.ts";
import { hot } from "../store/hot.ts";
import type { Store } from "../store/open.ts";
import type { MarkRow } from "../store/tables/chat.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { chatRulesOf } from "./rules.ts";
import type { Writer } from "./writer.ts";

const readMark = hot<MarkRow>("select * from mark where conversation = ? and participant = ?");
const readMarks = hot<MarkRow>("select * from mark where conversation = ? and side = ?");
const keepMark = hot(
  `insert into mark (conversation, participant, side, delivered, delivered_at, read, read_at) values (?, ?, ?, ?, ?, ?, ?)
   on conflict (conversation, participant) do update set delivered = excluded.delivered,
     delivered_at = excluded.delivered_at, read = excluded.read, read_at = excluded.read_at`,
);
const newestOfTheirs = hot<{ seq: number }>(
  `select seq from message where conversation = ? and seq <= ? and (from_kind = 'visitor') = ? order by seq desc limit 1`,
);

type Marker = Pick<Writer, "side" | "id" | "find">;

export function markHandlers(
  marker: Marker,
  { read, transact }: Pick<Store, "read" | "transact">,
): HandlersOf<Pick<typeof chatAsks, "chat.mark">> {
  return {
    "chat.mark": async (input) => {
      const { id } = await marker.find(read, input.conversation);
      // Most of what is told again is known: that needs no writing.
      const reached = await clamped(read, marker.side, id, input);
      const known = await markOf(read, id, marker.id);
      if (grown(known, reached, 0) === known) return {};
      await transact((tx) => keep(tx, marker, id, reached));
      return {};
    },
  };
}

async function keep(tx: Tx, { side, id }: Marker, conversation: ConversationId, reached: Reached): Promise<void> {
  const before = await markOf(tx.db, conversation, id);
  const after = grown(before, reached, tx.now);
  if (after === before) return;
  const { delivered, deliveredAt, read, readAt } = after;
  await keepMark(tx.db, [conversation, id, side, delivered, deliveredAt, read, readAt]);
  const mark = await sideMark(tx.db, conversation, side);
  // The visitor's is for staff alone: their log's address is heard by no visitor.
  const address = addresses.log(logOf(conversation, side === "visitor" ? "staff" : "public"));
  if (mark) tx.tell(address, { event: { type: "chat.marked", conversation, by: side, mark }, topic: "mark" });
}

interface Reached {
  readonly delivered: number;
  readonly read: number;
}

/** Down to the newest message of the other side's: nobody has got further than there is something to get. */
async function clamped(db: Reader, side: Side, id: ConversationId, { delivered, read }: Reached): Promise<Reached> {
  const upTo = async (most: number) => (await newestOfTheirs(db, [id, most, side === "agent" ? 1 : 0]))[0]?.seq ?? 0;
  return { delivered: await upTo(delivered), read: read === delivered ? await upTo(delivered) : await upTo(read) };
}

async function markOf(db: Reader, conversation: ConversationId, participant: string): Promise<Mark> {
  const [row] = await readMark(db, [conversation, participant]);
  return row ? markFrom(row) : noMark;
}

/** How far one side has got, as the other side is told it; undefined before it has got anything. */
export async function sideMark(db: Reader, conversation: ConversationId, side: Side): Promise<Mark | undefined> {
  const rows = await readMarks(db, [conversation, side]);
  if (rows.length === 0) return undefined;
  const mark = furthest(rows.map(markFrom));
  return side === "agent" && !(await chatRulesOf(db)).showRead ? withoutRead(mark) : mark;
}

function markFrom({ delivered, delivered_at, read, read_at }: MarkRow): Mark {
  return { delivered, deliveredAt: delivered_at, read, readAt: read_at };
}
