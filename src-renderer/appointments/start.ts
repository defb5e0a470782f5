import type { Appointment } from "../../src-shared/appointments/model.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import { acceptOffer } from "../queues/answer-offer.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openConversationView, openRoom } from "../view.ts";

/** *Start*: takes the visitor who is here, or opens the conversation in which both are; else says what is awaited. */
export function handOver({ began, conversation }: Appointment): void {
  const hub = store.getState().desk?.hub;
  const open =
    hub?.conversations.map(idOf).find((id) => id === began) ??
    hub?.conversations.map(idOf).find((id) => id === conversation);
  const offer = hub?.offers.find((one) => one.conversation === began);
  if (offer) void acceptOffer(offer);
  else if (open) {
    openRoom(store, "conversations");
    openConversationView(store, open);
  } else toasts.show({ look: "info", title: text("appointments.notHere"), words: text("appointments.notHereText") });
}
