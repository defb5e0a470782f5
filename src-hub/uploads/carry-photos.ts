import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { conversationRow } from "../conversations/rows.ts";
import { hot } from "../store/hot.ts";
import type { Store } from "../store/open.ts";
import type { Tables } from "../store/tables.ts";
import type { UploadRow } from "../store/tables/uploads.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { Judging } from "./judging.ts";
import type { UploadLog, UploadPorts } from "./ports.ts";
import { addToTotal, uploadRow } from "./rows.ts";

type OldPhoto = Tables["photo"];

// As the index has it.
const readOldest = hot<{ id: string }>(
  "select id from photo where whole = 1 and refused is null and at > 0 order by at limit 1",
);

export interface Carrying {
  /** Carries over all that are left; a killed hub goes on where it was. */
  all(): Promise<void>;
  /** Carries over one that somebody wants to see now. Rejects `unavailable` while the scanner cannot be asked. */
  one(id: UploadId): Promise<void>;
  /** No further one is begun. */
  stop(): void;
}

/** Whether this is a photo from before photos were files, of this conversation, and not carried over yet. */
export async function isToCarry(db: Reader, id: UploadId, conversation: ConversationId): Promise<boolean> {
  const photo = await db
    .selectFrom("photo")
    .select(["conversation", "whole", "refused"])
    .where("id", "=", id)
    .executeTakeFirst();
  return photo?.conversation === conversation && photo.whole === 1 && photo.refused === null;
}

/**
 * Photos were once kept in the database as they came. Each becomes a file like any other: scanned, drawn anew, under its own id.
 * Until its row here is gone a file of it may be begun again, so nothing is lost whenever this is killed.
 */
export function carryPhotos(
  { shelf }: Pick<UploadPorts, "shelf">,
  judging: Pick<Judging, "judge">,
  { read, transact }: Store,
  log: UploadLog,
): Carrying {
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  async function carry(id: string): Promise<void> {
    const photo = await read.selectFrom("photo").selectAll().where("id", "=", id).executeTakeFirst();
    if (!photo || photo.whole === 0 || photo.refused !== null) return;
    const row = await transact((tx) => begin(tx, photo));
    if (!row) return;
    if (row.state === "judging") {
      await shelf.add(row.id, 0, once(photo.body), photo.body.length);
      await judging.judge(row);
    }
    const judged = await uploadRow(read, row.id);
    // Its conversation was erased meanwhile, and it with it.
    if (!judged) return shelf.drop(row.id);
    await transact((tx) => end(tx, judged));
    if (judged.state === "refused") log.warn("a photo was not carried over", { photo: id, why: judged.why });
  }

  /** One after another, whoever asks. */
  function inTurn(id: string): Promise<void> {
    const carried = last.then(() => carry(id));
    last = carried.catch(() => undefined);
    return carried;
  }

  return {
    one: inTurn,
    stop: () => void (isStopped = true),
    async all() {
      while (!isStopped) {
        const [next] = await readOldest(read, []);
        if (!next) return;
        try {
          await inTurn(next.id);
        } catch (error) {
          const { code, reason } = faultOf(error);
          if (code !== "unavailable" && code !== "full") throw error;
          // The scanner or the disk: that passes, and the next turn goes on from here.
          return log.warn("photos are not carried over now", { reason });
        }
      }
    },
  };
}

/** The row of the file that it becomes, as it stands; undefined when the photo is there no longer. */
async function begin(tx: Tx, { id, body, at }: OldPhoto): Promise<UploadRow | undefined> {
  const photo = await tx.db
    .selectFrom("photo")
    .select(["conversation", "request"])
    .where("id", "=", id)
    .executeTakeFirst();
  const conversation = photo && (await conversationRow(tx.db, photo.conversation));
  if (!photo || !conversation) return undefined;
  const begun = await uploadRow(tx.db, id as UploadId);
  if (begun) return begun;
  const row: UploadRow = {
    id: id as UploadId,
    conversation: conversation.id,
    purpose: "photo",
    by_side: "visitor",
    by_id: conversation.visitor,
    name: `photo-${new Date(at).toISOString().slice(0, 10)}.jpg`,
    type: "image/jpeg",
    size: body.length,
    state: "judging",
    why: null,
    received: body.length,
    width: null,
    height: null,
    preview: 0,
    message: photo.request,
    at,
    touched_at: tx.now,
  };
  await tx.db.insertInto("upload").values(row).execute();
  await addToTotal(tx, row.size);
  return row;
}

/** What is infected is kept nowhere; what only could not be drawn stays where it was, shown to nobody. */
async function end(tx: Tx, { id, state, why }: UploadRow): Promise<void> {
  if (state === "ready" || (state === "refused" && why === "file-infected"))
    await tx.db.deleteFrom("photo").where("id", "=", id).execute();
  else if (state === "refused") await tx.db.updateTable("photo").set({ refused: why }).where("id", "=", id).execute();
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
