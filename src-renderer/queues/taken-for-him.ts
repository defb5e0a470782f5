import { useEffect } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import { type DeskStore, store } from "../store.ts";
import { text } from "../text/text.ts";
import { say } from "../ui/spoken.tsx";
import { toasts } from "../ui/toast-queue.ts";
import { openConversationView } from "../view.ts";
import { visitorName } from "./why-words.ts";

/** Offers that the hub accepted for the agent between two states of the window; not those that he accepted himself. */
export function takenForHim(before: DeskStore, after: DeskStore): Offer[] {
  const hub = after.desk?.hub;
  if (!hub || before.desk?.hub === hub) return [];
  return (before.desk?.hub?.offers ?? []).filter(
    ({ id, auto, conversation }) =>
      auto &&
      !(id in after.view.answering) &&
      !hub.offers.some((offer) => offer.id === id) &&
      hub.conversations.some((view) => idOf(view) === conversation),
  );
}

/** Says so. It is opened only where nothing else is: whoever writes to another visitor is not taken away from it. */
export function useTakenForHim(): void {
  useEffect(
    () =>
      store.subscribe((now, before) => {
        for (const offer of takenForHim(before, now)) tell(now, offer);
      }),
    [],
  );
}

function tell({ desk, view }: DeskStore, offer: Offer): void {
  const name = visitorName(offer);
  const words = text("queues.autoWords", { name, queue: offer.queue.name });
  const open = () => openConversationView(store, offer.conversation);
  const label = text("conversations.goTo", { name });
  say(`${text("queues.autoTitle")}. ${words}`);
  const isFree = !desk?.hub?.conversations.some((one) => idOf(one) === view.conversation);
  if (isFree && view.room === "conversations") return open();
  toasts.show({ look: "good", title: text("queues.autoTitle"), words, action: { label, run: open } });
}
