import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { focusComposer } from "../chat/composer-focus.ts";
import { desk } from "../desk-link.ts";
import { machine } from "../machine.ts";
import { sendOn } from "../outbox.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { ask } from "../uploads/ask.ts";
import { askAfterJudged } from "../uploads/kept-trays.ts";
import { isComing } from "../uploads/tray.ts";
import { trayOf } from "../uploads/trays.ts";
import { handsOf, placesOf, takeHands } from "./hands.ts";
import { serveOwnWindows } from "./host.ts";
import { channelName, type Post, postOn } from "./letters.ts";
import { livesBy } from "./lives.ts";
import { passedOn } from "./may-ask.ts";
import { isOut, outs, putOut, takeIn } from "./outs.ts";
import { onDeskHeard } from "./tell.ts";
import { popOutAddress } from "./where.ts";

/** Where an own window finds what it is given on its way: the browser copies it once, when it opens. */
export const handedOn = "frontdesk.hands";
const size = "popup,width=560,height=760";
/** A window that was closed before it came is looked for so often, milliseconds. */
const lookAgain = 1_000;

let post: Post | undefined;
/** Those that this page has opened itself, and can bring to the front until they are closed; one that is loaded anew stays the same. */
const windows = new Map<ConversationId, Window>();

/** The desk's window is ready to have conversations in windows of their own. Once, by `main.tsx`. */
export function startOwnWindows(): void {
  post = postOn(new BroadcastChannel(channelName));
  serveOwnWindows({
    store,
    machine,
    post,
    lives: livesBy(navigator.locks),
    handlers: passedOn(desk.ask),
    onHeard: onDeskHeard,
    came: (conversation) => putOut(conversation, "open"),
    hands: (conversation, hands) => takeHands(store, conversation, hands),
    went: isBack,
  });
}

/** From within a press: opens a conversation in a window of its own, or brings the one it has to the front. */
export function popOut(conversation: ConversationId): void {
  if (isOut(conversation)) return windows.get(conversation)?.focus();
  if (placesOf(conversation).some((place) => isComing(trayOf(place))))
    return void toasts.show({ look: "warn", title: text("popOut.files"), words: text("popOut.filesText") });
  sessionStorage.setItem(handedOn, JSON.stringify(handsOf(store, conversation)));
  const opened = window.open(popOutAddress(conversation), `frontdesk-conversation-${conversation}`, size);
  sessionStorage.removeItem(handedOn);
  if (!opened)
    return void toasts.show({ look: "warn", title: text("popOut.refused"), words: text("popOut.refusedText") });
  windows.set(conversation, opened);
  putOut(conversation, "opening");
  const look = () => {
    if (outs.getState()[conversation] !== "opening") return;
    if (opened.closed) isBack(conversation);
    else machine.after(lookAgain, look);
  };
  machine.after(lookAgain, look);
}

export const canShow = (conversation: ConversationId): boolean => windows.get(conversation)?.closed === false;

/** The conversation belongs into the desk's window again, with all that is in hand there. */
export function bringBack(conversation: ConversationId): void {
  const wasComing = outs.getState()[conversation] === "opening";
  post?.send({ to: "window", conversation, isWantedBack: true });
  // One that has not come yet hears no letter.
  if (wasComing) windows.get(conversation)?.close();
  if (wasComing) isBack(conversation);
  focusComposer(conversation);
}

function isBack(conversation: ConversationId): void {
  takeIn(conversation);
  if (!store.getState().desk?.hub?.conversations.some((view) => idOf(view) === conversation)) return;
  void sendOn({ store, machine, ask: desk.ask }, conversation);
  for (const place of placesOf(conversation)) askAfterJudged(place, ask, machine);
}
