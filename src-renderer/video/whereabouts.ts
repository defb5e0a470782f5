import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { CallId } from "../../src-shared/video/model.ts";

/** Where the visitor is in a call, as the hub has written it down. `since` by the hub's clock, epoch milliseconds. */
export type Whereabouts = { is: "not-yet" } | { is: "here" } | { is: "gone"; since: number };

/** Read from the log, so that a reloaded window knows as well who was there before. */
export function visitorIn(view: ConversationView | undefined, call: CallId): Whereabouts {
  const last = view?.public.entries.findLast(
    ({ event }) =>
      (event.type === "video.joined" || event.type === "video.left") && event.call === call && event.side === "visitor",
  )?.event;
  if (last?.type === "video.left") return { is: "gone", since: last.at };
  return { is: last ? "here" : "not-yet" };
}

/**
 * The call that was cut off last and that nothing followed yet: both were gone for too long, and the hub closed it
 * (features 000-78). Undefined after a call that somebody ended, and once there is a new invite or call.
 */
export function cutOff(view: ConversationView | undefined): CallId | undefined {
  if (!view || view.public.summary.state !== "active") return undefined;
  const last = view.public.entries.findLast(({ event }) => event.type.startsWith("video."))?.event;
  return last?.type === "video.ended" && last.why === "left-empty" ? last.call : undefined;
}
