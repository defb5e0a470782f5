import type { turnKinds } from "../../src-shared/bots/remote.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { BotId } from "../../src-shared/routing/ids.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { addresses } from "../bus.ts";
import type { Tx } from "../store/transact.ts";

/** A hub that comes back later than this does not ask any more, but lets people take over. Milliseconds. */
const asksFor = 30_000;

/** Another program is to be asked, once this is committed: what it answers comes in a work of its own. */
export async function askRemote(
  tx: Tx,
  machine: Machine,
  {
    conversation,
    bot,
    kind,
    text,
  }: {
    readonly conversation: ConversationId;
    readonly bot: BotId;
    readonly kind: (typeof turnKinds)[number];
    readonly text: string | null;
  },
): Promise<void> {
  await tx.db
    .insertInto("bot_turn")
    .values({
      id: `turn_${uuid7(machine)}`,
      conversation,
      bot,
      kind,
      message: text,
      at: tx.now,
      due_at: tx.now + asksFor,
    })
    .execute();
  tx.tell(addresses.outside, { wake: true });
}
