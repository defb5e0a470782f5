import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { composing } from "../chat/composing.ts";
import { desk, startDesk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { sendOn } from "../outbox.ts";
import { store } from "../store.ts";
import { ask } from "../uploads/ask.ts";
import { askAfterJudged } from "../uploads/kept-trays.ts";
import { trays } from "../uploads/trays.ts";
import { openConversationView } from "../view.ts";
import { handsIn, handsOf, placesOf, takeHands } from "./hands.ts";
import { channelName, postOn } from "./letters.ts";
import { lifeOf, livesBy } from "./lives.ts";
import { openToDesk } from "./open-pipe.ts";

const kept = "frontdesk.hands";

/** This page is a conversation's own window. Once, by `main.tsx`. */
export function startOwnWindow(conversation: ConversationId): void {
  const post = postOn(new BroadcastChannel(channelName));
  const lives = livesBy(navigator.locks);
  // A newer window of the same conversation: this one is of no use any more.
  const living = lives.live(lifeOf(conversation), () => window.close());
  const hands = handsIn(sessionStorage.getItem(kept));
  if (hands) takeHands(store, conversation, hands);
  openConversationView(store, conversation);
  startDesk(() => living.then(() => openToDesk(conversation, { post, lives, machine })));
  const tell = keepHands(conversation, (now) => {
    sessionStorage.setItem(kept, JSON.stringify(now));
    post.send({ to: "desk", conversation, hands: now });
  });
  post.onLetter((letter) => {
    if (letter.to !== "window") return;
    if ("isHere" in letter && store.getState().link.state !== "ready") desk.restart();
    if ("isWantedBack" in letter && letter.conversation === conversation) window.close();
  });
  let wasReady = false;
  store.subscribe(({ link }) => {
    const isReady = link.state === "ready";
    if (isReady && !wasReady) {
      tell();
      void sendOn({ store, machine, ask: desk.ask }, conversation);
      for (const place of placesOf(conversation)) askAfterJudged(place, ask, machine);
    }
    wasReady = isReady;
  });
}

/** Says what is in hand whenever it changes; the answer says it once more. */
function keepHands(conversation: ConversationId, say: (hands: ReturnType<typeof handsOf>) => void): Stop {
  let last = "";
  const look = () => {
    const now = handsOf(store, conversation);
    const words = JSON.stringify(now);
    if (words === last) return;
    last = words;
    say(now);
  };
  store.subscribe(look);
  trays.subscribe(look);
  composing.subscribe(look);
  return () => {
    last = "";
    look();
  };
}
