import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { WaitId } from "../../src-shared/routing/ids.ts";
import { addresses } from "../bus.ts";
import { newestOf } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import { seldom } from "../seldom.ts";
import { steadily } from "../steadily.ts";
import type { Feed } from "./feed.ts";

/** With many who wait each is told more seldom, at least once a second: so much for each of them, milliseconds. */
const msPerWait = 0.5;
const longestPause = 1_000;
/** For so few there is no pause. */
const few = 20;

/** `seconds`: how long he will wait from now; null: there is no basis for a number. */
interface PlaceNow {
  readonly ahead: number | null;
  readonly seconds: number | null;
}
const nowhere: PlaceNow = { ahead: null, seconds: null };

interface PlaceTeller {
  /** What the hello's answer says of his place. */
  told(place: PlaceNow): void;
}

/**
 * Tells a visitor his place when it changed, from what the matcher knows. Only who waits is looked at: of all the visitors
 * who are connected, most do not.
 */
export function placeTeller(hub: HubParts, visitor: VisitorId, feed: Feed): PlaceTeller {
  let last: PlaceNow | undefined;
  let conversation: Awaited<ReturnType<typeof newestOf>>;
  const looking = steadily(look, (error) => hub.log.defect(error, "place"));

  async function look(): Promise<void> {
    conversation = await newestOf(hub.store.read, visitor);
    tell();
  }

  function tell(): void {
    const place = conversation ? placeOf(hub, conversation.id) : nowhere;
    if (place.ahead !== last?.ahead || place.seconds !== last?.seconds)
      feed.tell({ type: "place.changed", ...place }, "place");
    last = place;
  }

  const places = seldom(hub.store.machine, pauseOf(hub), tell);
  const wake = (): void => {
    // Who had a bot, or whose agent was lost, waits from some moment on.
    if (last?.ahead !== null || (conversation && hub.router.known.waitOf.has(conversation.id))) places.ask();
  };
  feed.wakes(addresses.places, wake, places.stop);
  // A conversation of his begins: he waits again.
  feed.wakes(addresses.visitor(visitor), () => looking.wake());

  return {
    // What was found meanwhile is newer on its way to him.
    told(place) {
      last ??= place;
      looking.wake();
    },
  };
}

function pauseOf({ router: { known } }: HubParts): () => number {
  return () => (known.waits.size <= few ? 0 : Math.min(longestPause, known.waits.size * msPerWait));
}

/** Where a conversation stands in its queue; nowhere when it does not wait, or has an agent meanwhile. */
export function placeOf({ router: { board, known }, pace, store }: HubParts, conversation: ConversationId): PlaceNow {
  const wait = known.waits.get(known.waitOf.get(conversation) ?? noWait);
  if (!wait || wait.kind === "transfer" || wait.kind === "consult") return nowhere;
  const now = store.machine.now();
  const ahead = board.aheadOf(wait.id, now);
  if (ahead === null) return nowhere;
  return { ahead, seconds: pace.expected(wait.queue, ahead, () => board.agentsAt(wait).able > 0, now) };
}

const noWait = "" as WaitId;
