import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import type { QueueWaits, SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import type { RoutingInput } from "../routing/inputs.ts";
import type { Router } from "../routing/router.ts";
import type { Reader } from "../store/transact.ts";

/** So many are shown; of the others only how many there are. */
const shown = 200;

/** Those who wait, with what the matcher does not know of them: their names, and at whom they ring. */
export function waitRows({ board, known }: Pick<Router, "board" | "known">, read: Reader) {
  const names = new Map<ConversationId, string>();
  const ringsAt = new Map<WaitId, AccountId>();

  function rowOf(id: WaitId, now: number): SupervisedWait[] {
    const wait = known.waits.get(id);
    const why = board.whyWaiting(id, now);
    if (!wait || !why) return [];
    const { conversation, kind, channel, since, priority, needs, group, only, kept, offered } = wait;
    return [
      {
        id,
        conversation,
        visitor: names.get(conversation) ?? "",
        kind,
        channel,
        since,
        priority,
        needs: [...needs],
        group,
        only,
        kept,
        offered,
        ringsAt: (offered && ringsAt.get(id)) || null,
        why,
      },
    ];
  }

  /** One look at all who came since the last. */
  async function readNames(waits: readonly WaitId[]): Promise<void> {
    const unknown = waits.flatMap((id) => {
      const conversation = known.waits.get(id)?.conversation;
      return conversation !== undefined && !names.has(conversation) ? [conversation] : [];
    });
    if (unknown.length === 0) return;
    const rows = await read
      .selectFrom("conversation")
      .select(["id", "visitor_name"])
      .where("id", "in", unknown)
      .execute();
    for (const { id, visitor_name: name } of rows) names.set(id, name);
  }

  return {
    async begin(): Promise<void> {
      const pending = await read.selectFrom("offer").select(["wait", "agent"]).where("state", "=", "pending").execute();
      for (const { wait, agent } of pending) if (wait && !ringsAt.has(wait)) ringsAt.set(wait, agent);
    },
    hear(input: RoutingInput): void {
      if (input.kind === "decided") for (const { wait, agent } of input.decisions) ringsAt.set(wait, agent);
      else if (input.kind === "wait-gone") ringsAt.delete(input.wait);
    },
    async of(queue: QueueId, now: number): Promise<QueueWaits> {
      const order = board.waitsOf(queue, now);
      const first = order.slice(0, shown);
      await readNames(first);
      return { queue, total: order.length, waits: first.flatMap((id) => rowOf(id, now)) };
    },
    clear(): void {
      names.clear();
      ringsAt.clear();
    },
  };
}
