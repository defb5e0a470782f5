import type { PublicPage } from "../../src-shared/conversations/state.ts";

/** The place of the newest entry that the other side made: a message, an invite, a request; 0: none. */
export function newsSeq({ entries }: Pick<PublicPage, "entries">): number {
  const news = entries.findLast(
    ({ event }) =>
      (event.type === "chat.messageAdded" && event.message.from.kind !== "visitor") ||
      (event.type === "video.invited" && event.by === "agent") ||
      (event.type === "request.made" && event.by === "agent") ||
      event.type === "conversation.accepted",
  );
  return news?.seq ?? 0;
}
