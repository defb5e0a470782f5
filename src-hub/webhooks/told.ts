import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import { bestOf } from "../../src-shared/surveys/model.ts";
import type { WebhookData, WebhookType } from "../../src-shared/webhooks/events.ts";

/** One thing to be told to other programs, before it has an id. */
export type Told = { [T in WebhookType]: { readonly type: T; readonly data: WebhookData<T> } }[WebhookType];

/** What other programs may hear of an event, or null. Nothing that people wrote is in it. */
export function toldOf(event: PublicEvent | StaffEvent): Told | null {
  const { conversation } = event;
  switch (event.type) {
    case "conversation.started": {
      const { site, queue, channel, previous, bot } = event;
      return { type: event.type, data: { conversation, site, queue, channel, bot: bot?.name ?? null, previous } };
    }
    case "conversation.routed": {
      const { queue, channel, bot } = event;
      return { type: event.type, data: { conversation, queue, channel, bot: bot?.name ?? null } };
    }
    case "conversation.accepted":
      return { type: "conversation.assigned", data: { conversation, agent: event.agent } };
    case "conversation.requeued":
      return { type: event.type, data: { conversation, agent: event.agent } };
    case "conversation.movedTo":
      return { type: "conversation.transferred", data: { conversation, agent: event.agent, queue: event.queue } };
    case "conversation.ended":
      return { type: event.type, data: { conversation, by: event.by } };
    case "conversation.closed": {
      const { outcome, outcomeName, isTimedOut } = event;
      return { type: event.type, data: { conversation, outcome, outcomeName, isTimedOut } };
    }
    case "chat.messageAdded": {
      const { id, from } = event.message;
      return { type: "message.added", data: { conversation, message: id, from: from.kind } };
    }
    case "video.accepted":
      return { type: "call.started", data: { conversation, call: event.call } };
    case "video.ended":
      return { type: "call.ended", data: { conversation, call: event.call, by: event.by } };
    case "survey.answered": {
      const { scale, score, answers } = event;
      return { type: "conversation.rated", data: { conversation, score, of: bestOf(scale), isChange: answers > 1 } };
    }
    default:
      return null;
  }
}
