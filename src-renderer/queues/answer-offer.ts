import type { DeclineReason, Offer } from "../../src-shared/queues/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { desk } from "../desk-link.ts";
import { type OfferAnswer, store } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { markAnswering, openAccepted } from "../view.ts";

/** Takes the conversation and opens it. A colleague who was faster is told of calmly. */
export function acceptOffer({ id }: Offer): Promise<void> {
  return answering(id, "accept", async () => {
    const { conversation } = await desk.ask("offer.accept", { offer: id });
    openAccepted(store, conversation);
    focusComposer(conversation);
  });
}

export function declineOffer({ id }: Offer, reason?: DeclineReason): Promise<void> {
  return answering(id, "decline", async () => {
    await desk.ask("offer.decline", { offer: id, ...(reason ? { reason } : {}) });
  });
}

/** The offer that `F8` accepts: the one that has been waiting for an answer longest. */
export function acceptNext(): void {
  const next = nextOffer();
  if (next) void acceptOffer(next);
}

/** The same one, with `Shift+F8`. */
export function declineNext(): void {
  const next = nextOffer();
  if (next) void declineOffer(next);
}

function nextOffer(): Offer | undefined {
  const { desk: held, view } = store.getState();
  return held?.hub?.offers.find(({ id }) => !(id in view.answering));
}

async function answering(offer: Offer["id"], answer: OfferAnswer, ask: () => Promise<void>): Promise<void> {
  if (offer in store.getState().view.answering) return;
  markAnswering(store, offer, answer);
  try {
    await ask();
  } catch (error) {
    const fault = faultOf(error);
    markAnswering(store, offer, null);
    const title = text(fault.code === "gone" ? "queues.goneTitle" : `queues.${answer}Fault`);
    toasts.show({ look: fault.code === "gone" ? "info" : "warn", title, words: faultText(fault) });
  }
}
