import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { addresses } from "../bus.ts";
import { newestOf } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { aheadOf } from "../queues/rows.ts";
import { steadily } from "../steadily.ts";
import type { Feed } from "./feed.ts";

interface PlaceTeller {
  /** What the hello's answer says of his place. */
  told(ahead: number | null): void;
}

/**
 * Looks up a visitor's place when the queue moved, and tells it if it changed; several moves at once are one look. Only
 * who waits is looked for: of all the visitors who are connected, most do not.
 */
export function placeTeller(hub: HubParts, visitor: VisitorId, feed: Feed): PlaceTeller {
  let last: number | null | undefined;
  const looking = steadily(look, (error) => hub.log.defect(error, "place"));

  async function look(): Promise<void> {
    const row = await newestOf(hub.store.read, visitor);
    const ahead = row ? await aheadOf(hub.store.read, row.id) : null;
    if (ahead !== last) feed.tell({ type: "place.changed", ahead }, "place");
    last = ahead;
  }

  feed.wakes(addresses.places, () => {
    if (last !== null) looking.wake();
  });
  // A conversation of his begins: he waits again.
  feed.wakes(addresses.visitor(visitor), () => looking.wake());

  return {
    // What was found meanwhile is newer on its way to him.
    told(ahead) {
      if (last === undefined) last = ahead;
    },
  };
}
