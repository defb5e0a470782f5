import type { Author, ConversationId } from "../../src-shared/conversations/model.ts";
import type { Side } from "../../src-shared/video/model.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader, Tx } from "../store/transact.ts";

/** Who writes: his side, who he is on it, which conversations are his, and the name that the other side sees. */
export interface Writer {
  readonly side: Side;
  readonly id: string;
  find(db: Reader, conversation: ConversationId): Promise<ConversationRow>;
  /** Whether what he writes takes up again what was parked. */
  readonly wakes: boolean;
  /** Told of each message, in its transaction. */
  wrote(tx: Tx, row: ConversationRow, text: string): Promise<void>;
  author(row: ConversationRow): Author;
}
