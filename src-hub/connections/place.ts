import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { addresses } from "../bus.ts";
import { newestOf } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { steadily } from "../steadily.ts";
import type { Feed } from "./feed.ts";

interface PlaceTeller {
  /** What the hello's answer says of his place. */
  told(ahead: number | null): void;
}

/**
 * Tells a visitor his place when it changed, from what the matcher knows. Only who waits is looked at: of all the visitors
 * who are connected, most do not.
 */
export function placeTeller(hub: HubParts, visitor: VisitorId, feed: Feed): PlaceTeller {
  let last: number | null | undefined;
  let conversation: Awaited<ReturnType<typeof newestOf>>;
  const looking = steadily(look, (error) => hub.log.defect(error, "place"));

  async function look(): Promise<void> {
    conversation = await newestOf(hub.store.read, visitor);
    tell();
  }

  function tell(): void {
    const ahead = conversation ? aheadOf(hub, conversation.id) : null;
    if (ahead !== last) feed.tell({ type: "place.changed", ahead }, "place");
    last = ahead;
  }

  feed.wakes(addresses.places, () => {
    if (last !== null) tell();
  });
  // A conversation of his begins: he waits again.
  feed.wakes(addresses.visitor(visitor), () => looking.wake());

  return {
    // What was found meanwhile is newer on its way to him.
    told(ahead) {
      if (last === undefined) last = ahead;
      looking.wake();
    },
  };
}

/** How many go before this one; null when it does not wait, or has an agent meanwhile. */
export function aheadOf({ router: { board, known }, store }: HubParts, conversation: ConversationId): number | null {
  const wait = known.waits.get(known.waitOf.get(conversation) ?? noWait);
  if (!wait || wait.kind === "transfer" || wait.kind === "consult") return null;
  return board.aheadOf(wait.id, store.machine.now());
}

const noWait = "" as WaitId;
