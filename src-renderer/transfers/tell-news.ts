import { idOf } from "../../src-shared/conversations/list.ts";
import { logNamed } from "../../src-shared/conversations/log.ts";
import type { DeskPlaced } from "../../src-shared/contracts/desk-state.ts";
import { showConversation } from "../conversations/choose.ts";
import type { Store, View } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { visitorName } from "../video/visitor-name.ts";
import { type HandingNews, newsOf } from "./news.ts";

/** To be called with each event before it is applied: after it, a conversation that was handed on is not here any more. */
export function tellNews(store: Store, placed: DeskPlaced): void {
  if (!("log" in placed)) return;
  const { desk, view: shown } = store.getState();
  const id = logNamed(placed.log)?.conversation;
  const view = desk?.hub?.conversations.find((one) => idOf(one) === id);
  if (!desk?.hub || !view || placed.seq <= view.staff.head || logNamed(placed.log)?.kind !== "staff") return;
  const news = newsOf(placed.event, view, desk.hub.account.id);
  if (!news || (isInItsBar(news) && isOnScreen(shown, idOf(view)))) return;
  const open = { label: text("transfers.news.open"), run: () => showConversation(idOf(view)) };
  toasts.show({
    look: news.is === "refused" ? "warn" : news.is === "handed" ? "good" : "info",
    ...wordsOf(news, visitorName(view.public.summary)),
    ...(news.is === "handed" || news.is === "removed" ? {} : { action: open }),
  });
}

/** Where the conversation is open, the line above its messages says it. */
function isInItsBar({ is }: HandingNews): boolean {
  return is === "refused" || is === "came" || is === "left";
}

function isOnScreen({ room, conversation: open }: View, conversation: string): boolean {
  return room === "conversations" && open === conversation;
}

function wordsOf(news: HandingNews, name: string): { title: string; words?: string } {
  switch (news.is) {
    case "handed":
      return {
        title: text("transfers.news.handed", { agent: news.agent }),
        words: text("transfers.news.who", { name }),
      };
    case "removed":
      return {
        title: text("transfers.news.removed", { name }),
        ...(news.by === null ? {} : { words: text("transfers.news.removedBy", { agent: news.by }) }),
      };
    case "given":
      return { title: text("transfers.news.given", { name }) };
    case "refused":
      return {
        title: text("transfers.news.refused", { agent: news.agent }),
        words: text("transfers.news.kept", { name }),
      };
    case "came":
    case "left":
      return {
        title: text(`transfers.news.${news.is}`, { agent: news.agent }),
        words: text("transfers.news.who", { name }),
      };
    case "back":
      return { title: text("park.back", { name }), words: text(`park.back.${news.why}`) };
  }
}
