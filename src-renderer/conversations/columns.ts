import type { ConversationId } from "../../src-shared/conversations/model.ts";

/** So many conversations stand side by side at most (features A33). */
export const mostColumns = 4;

/** Which conversations are open, from left to right, and which of them is worked in. */
export interface Columns {
  /** Empty while there is one, or none. */
  readonly columns: readonly ConversationId[];
  readonly conversation: ConversationId | null;
}

/** What is open, from left to right. */
export function openColumns({ columns, conversation }: Columns): readonly ConversationId[] {
  if (conversation === null) return [];
  return columns.includes(conversation) ? columns : [conversation];
}

/** Goes to a conversation where it stands; one that stands nowhere takes the place of the one worked in. */
export function opened(now: Columns, id: ConversationId | null): Columns {
  if (id === null) return { columns: [], conversation: null };
  const open = openColumns(now);
  if (open.includes(id)) return made(open, id);
  return made(open.length === 0 ? [id] : open.map((one) => (one === now.conversation ? id : one)), id);
}

/** Opens a conversation at the right of the one worked in; undefined: there is no more room. */
export function openedBeside(now: Columns, id: ConversationId): Columns | undefined {
  const open = openColumns(now);
  if (open.includes(id)) return made(open, id);
  if (open.length >= mostColumns) return undefined;
  const at = open.findIndex((one) => one === now.conversation) + 1;
  return made([...open.slice(0, at), id, ...open.slice(at)], id);
}

/** Takes a column away; its neighbour is worked in then. The last one stays. */
export function closed(now: Columns, id: ConversationId): Columns {
  const open = openColumns(now);
  const at = open.indexOf(id);
  if (at === -1 || open.length < 2) return now;
  const rest = open.filter((one) => one !== id);
  return made(rest, now.conversation === id ? rest[Math.max(0, at - 1)]! : now.conversation!);
}

/** The column `by` places further, round and round. */
export function neighbour(now: Columns, by: 1 | -1): ConversationId | null {
  const open = openColumns(now);
  const at = open.findIndex((one) => one === now.conversation);
  return open[(at + by + open.length) % open.length] ?? null;
}

/** Without what is over and gone; the one worked in may still be on its way. */
export function living(now: Columns, held: readonly ConversationId[]): Columns {
  const { conversation } = now;
  const open = openColumns(now).filter((id) => id === conversation || held.includes(id));
  return conversation === null ? { columns: [], conversation } : made(open, conversation);
}

function made(open: readonly ConversationId[], conversation: ConversationId): Columns {
  return { columns: open.length > 1 ? open : [], conversation };
}
