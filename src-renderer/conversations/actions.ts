import { registerActions } from "../frame/actions.ts";
import { acceptNext, declineNext } from "../queues/answer-offer.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { goToConversation } from "./choose.ts";
import { overviews } from "./selectors.ts";

/** So many conversations have a key of their own. */
const withKey = 9;

registerActions(() =>
  overviews(store.getState()).map(({ id, visitor }, place) => ({
    id: `conversation.open.${id}`,
    label: text("conversations.goTo", { name: visitor || text("conversations.noName") }),
    group: text("conversations.list"),
    ...(place < withKey ? { shortcut: `Alt+${place + 1}` } : {}),
    run: () => goToConversation(place),
  })),
);

registerActions(() =>
  (store.getState().desk?.hub?.offers.length ?? 0) > 0
    ? [
        {
          id: "offer.accept",
          label: text("queues.acceptNext"),
          group: text("queues.incoming"),
          shortcut: "F8",
          isAlways: true,
          run: acceptNext,
        },
        {
          id: "offer.decline",
          label: text("queues.declineNext"),
          group: text("queues.incoming"),
          shortcut: "Shift+F8",
          isAlways: true,
          run: declineNext,
        },
      ]
    : [],
);
