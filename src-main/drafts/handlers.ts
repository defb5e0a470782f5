import type { OwnHandlers } from "../desk-state/handlers.ts";
import type { DeskHubLink } from "../hub-link/hub-link.ts";
import type { draftKeeper } from "./drafts.ts";

/** What is written is kept; what the hub has answered for is kept no more. */
export function draftHandlers(
  drafts: ReturnType<typeof draftKeeper>,
  hub: Pick<DeskHubLink, "ask">,
): Required<Pick<OwnHandlers, "chat.send" | "note.add" | "draft.write">> {
  return {
    async "chat.send"(input, { key }) {
      const placed = await hub.ask("chat.send", input, key);
      drafts.sent(input.conversation, "message", input.text);
      return placed;
    },
    async "note.add"(input, { key }) {
      const placed = await hub.ask("note.add", input, key);
      drafts.sent(input.conversation, "note", input.text);
      return placed;
    },
    "draft.write"({ conversation, kind, text }) {
      drafts.write(conversation, kind, text);
      return {};
    },
  };
}
