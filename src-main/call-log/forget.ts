import type { Database } from "better-sqlite3";
import type { ConversationId } from "../../src-shared/conversations/model.ts";

/** Makes the function that takes conversations out of the file, and out of what stood in it before. */
export function forgetterOf(db: Database): (conversations: readonly ConversationId[]) => void {
  // Else words that were taken out would stay in the index until it is written anew by itself.
  const index = db.prepare("INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1)");
  const take = db.prepare("DELETE FROM conversation WHERE id = ?");
  const forget = db.transaction((conversations: readonly ConversationId[]) => {
    index.run();
    let taken = 0;
    for (const id of conversations) taken += take.run(id).changes;
    return taken;
  });
  return (conversations) => {
    db.pragma("synchronous = FULL");
    if (forget.immediate(conversations) > 0) db.pragma("wal_checkpoint(TRUNCATE)");
  };
}
