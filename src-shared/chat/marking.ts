import type { ConversationId } from "../conversations/model.ts";
import type { UnknownEvent } from "../rpc/contract.ts";
import type { Machine } from "../rpc/machine.ts";

/** The hub is told at most so often of one conversation, milliseconds. */
const pause = 1_000;

export interface Reached {
  readonly delivered: number;
  readonly read: number;
}

/** The newest message of the other side's up to `most`; 0 when there is none in these entries. */
export function newestOf(
  entries: ReadonlyArray<{ seq: number; event: { type: string } | UnknownEvent }>,
  isTheirs: (kind: string) => boolean,
  most = Infinity,
): number {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const { seq, event } = entries[index]!;
    if (seq <= most && event.type === "chat.messageAdded" && isTheirs((event as Written).message.from.kind)) return seq;
  }
  return 0;
}

interface Written {
  readonly type: string;
  readonly message: { readonly from: { readonly kind: string } };
}

/**
 * Tells the hub how far one has got: at once, then at most once a second, the newest then. What could not be told is told
 * with the next change, which a link that is back brings.
 */
export function marking(
  { after }: Pick<Machine, "after">,
  tell: (conversation: ConversationId, reached: Reached) => Promise<unknown>,
): (conversation: ConversationId, reached: Reached) => void {
  const told = new Map<ConversationId, Reached>();
  const next = new Map<ConversationId, Reached>();
  const pausing = new Set<ConversationId>();

  function send(conversation: ConversationId): void {
    const reached = next.get(conversation);
    next.delete(conversation);
    const before = told.get(conversation);
    if (!reached || (before && before.delivered >= reached.delivered && before.read >= reached.read)) return;
    told.set(conversation, reached);
    pausing.add(conversation);
    after(pause, () => {
      pausing.delete(conversation);
      send(conversation);
    });
    tell(conversation, reached).catch(() => told.delete(conversation));
  }

  return (conversation, reached) => {
    if (reached.delivered === 0) return;
    next.set(conversation, reached);
    if (!pausing.has(conversation)) send(conversation);
  };
}
