import type { PublicEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type PublicPage, startedSummary, summarisePublic } from "../../src-shared/conversations/state.ts";
import type { SiteAvailability } from "../../src-shared/availability/model.ts";
import { sales } from "./history.ts";

/** A site where somebody is free for everything. */
export const openSite: SiteAvailability = {
  chat: "open",
  video: "open",
  text: "",
  opensAt: null,
  form: false,
  buttons: {},
};

/** A conversation as the widget holds it: begun by Maria, and then these events. */
export function pageOf(conversation: ConversationId, events: readonly PublicEvent[]): PublicPage {
  const started: Extract<PublicEvent, { type: "conversation.started" }> = {
    type: "conversation.started",
    conversation,
    at: 1_000,
    visitor: { name: "Maria" },
    queue: sales,
    site: "Nordlicht Garden",
    page: null,
    previous: null,
    channel: "chat" as const,
    bot: null,
  };
  const all: PublicEvent[] = [started, ...events];
  return {
    head: all.length,
    summary: events.reduce(summarisePublic, startedSummary(started)),
    entries: all.map((event, index) => ({ seq: index + 1, event })),
  };
}
