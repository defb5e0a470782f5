import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { type colleagueAsks, watchFor } from "../../src-shared/supervision/colleague-asks.ts";
import { addresses } from "../bus.ts";
import type { Feed } from "../connections/feed.ts";
import type { HubParts } from "../ports.ts";

/** One connection's looking at others: it hears the address for as long as it asks again in time. */
export function watchHandlers(
  { live, store: { machine } }: Pick<HubParts, "live" | "store">,
  feed: Pick<Feed, "listen" | "leave">,
): HandlersOf<typeof colleagueAsks> {
  let stopExpiry: Stop = () => {};

  function leave(): void {
    stopExpiry();
    feed.leave(addresses.colleagues);
  }

  return {
    async "colleagues.watch"({ held }) {
      stopExpiry();
      stopExpiry = machine.after(watchFor, leave);
      // Heard before it is answered: what comes in between is not missed.
      feed.listen(addresses.colleagues);
      return live.colleagues(held);
    },
    "colleagues.unwatch"() {
      leave();
      return {};
    },
  };
}
