import { useEffect } from "react";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { type DeskStore, store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openFound } from "./beside.ts";
import { lookUp } from "./looked-up.ts";
import { hearTyping, isTyping } from "./typing-lately.ts";

/** What was accepted longer ago is not opened any more: a window that was reloaded opens nothing a second time. */
const freshFor = 10_000;

/** Conversations that this agent has just accepted. */
export function freshlyOwn({ desk: held }: DeskStore, now: number): ConversationId[] {
  const me = held?.hub?.account.id;
  const hubNow = now + (held?.clockOffset ?? 0);
  return (held?.hub?.conversations ?? [])
    .filter(({ public: { summary }, staff }) => {
      const taken = staff.entries.findLast(({ event }) => event.type === "offer.accepted")?.event;
      const at = taken?.type === "offer.accepted" ? taken.at : (summary.acceptedAt ?? 0);
      return summary.state === "active" && staff.summary.owner?.id === me && hubNow - at < freshFor;
    })
    .map(idOf);
}

const seen = new Set<ConversationId>();

async function pop(conversation: ConversationId): Promise<void> {
  const { rules, outside } = await desk.ask("panel.rules", {});
  if (!outside || rules.pop !== "accept") return;
  const found = await lookUp(conversation, true);
  const [only] = found;
  // None, or several: that stands beside the messages, to be chosen from.
  if (!only || found.length > 1) return;
  if (!isTyping() && openFound(conversation, only, false) !== "held") return;
  toasts.show({
    look: "info",
    title: text("screenPop.found", { title: only.title || only.connector, system: only.connector }),
    action: { label: text("screenPop.open"), run: () => void openFound(conversation, only, true) },
  });
}

/** Opens the visitor's record as soon as he is this agent's, unless he is writing: then it is offered. */
export function useScreenPop(): void {
  useEffect(() => {
    hearTyping(window);
    const look = (state: DeskStore): void => {
      for (const conversation of freshlyOwn(state, machine.now())) {
        if (seen.has(conversation)) continue;
        seen.add(conversation);
        // Without the hub's answer nothing is opened; the panel has the same by hand.
        pop(conversation).catch((error: unknown) => console.warn("Nothing was opened outside.", error));
      }
    };
    look(store.getState());
    return store.subscribe(look);
  }, []);
}
