import { type DeskContract, deskContract } from "../src-shared/contracts/desk.ts";
import type { ConversationId } from "../src-shared/conversations/model.ts";
import { faultOf, refuse } from "../src-shared/rpc/fault.ts";
import { link, type Link } from "../src-shared/rpc/link.ts";
import type { Machine } from "../src-shared/rpc/machine.ts";
import type { Pipe } from "../src-shared/rpc/pipe.ts";
import { applyEvent, applyGreeting, applyLink } from "./apply-event.ts";
import type { DeskAsk } from "./desk-ask.ts";
import { hearSigns } from "./chat/signs.ts";
import { openDeskPipe } from "./desk-pipe.ts";
import { machine } from "./machine.ts";
import { tellCallKey } from "./mini-bar/call-key.ts";
import { store, type Store } from "./store.ts";
import { tellOwnWindows } from "./pop-out/tell.ts";
import { hearLive } from "./supervision/look.ts";
import { tellActed } from "./supervision/told.ts";
import { tellNews } from "./transfers/tell-news.ts";
import { expireTyping, typingFor } from "./view.ts";

export interface Desk {
  readonly ask: DeskAsk;
  /** Connects again at once: *Use here* after another page took over, or somebody does not want to wait. */
  restart(): void;
  stop(): void;
}

export interface DeskParts {
  readonly store: Store;
  readonly machine: Machine;
  readonly open: () => Promise<Pipe>;
}

/** Connects a store to main, and keeps it connected. */
export function deskLink({ store, machine, open }: DeskParts): Desk {
  const reading = new Set<ConversationId>();

  /** A log with a gap: the conversation is read again as a whole. */
  async function readAgain(conversation: ConversationId): Promise<void> {
    if (reading.has(conversation)) return;
    reading.add(conversation);
    try {
      const view = await made.ask("conversation.read", { conversation });
      applyEvent(store, { event: { type: "conversation.opened", view } }, machine.now());
    } catch (error) {
      // A lost link says hello anyway when it is back, and that brings everything.
      if (faultOf(error).reason !== "link-lost") made.restart();
    } finally {
      reading.delete(conversation);
    }
  }

  const made: Link<DeskContract> = link({
    contract: deskContract,
    machine,
    open,
    // The whole state each time: main is on the same machine, and this window keeps no cursors over a reload.
    hello: () => Promise.resolve({ who: {}, logs: {} }),
    greeted(answer) {
      applyGreeting(store, answer);
      tellOwnWindows("greeted");
    },
    event(placed) {
      tellNews(store, placed);
      const gap = applyEvent(store, placed, machine.now());
      if (gap) void readAgain(gap);
      tellOwnWindows(placed);
      hearLive(placed.event);
      hearSigns(placed.event, store.getState().desk?.hub?.account.id, machine);
      if (placed.event.type === "supervisor.acted") tellActed(placed.event);
      if (placed.event.type === "callKey.pressed") tellCallKey(placed.event.key);
      if (placed.event.type === "chat.typing") machine.after(typingFor, () => expireTyping(store, machine.now()));
    },
    changed: (state) => applyLink(store, state),
    refused: ({ code }) => (code === "gone" || code === "signed-out" || code === "outdated" ? "end" : "retry"),
  });
  return made;
}

let current: Desk | undefined;

/** Connects the window to its main process, or an own window of a conversation to the desk's; once, by `main.tsx`. */
export function startDesk(open: DeskParts["open"] = () => openDeskPipe(window)): void {
  current ??= deskLink({ store, machine, open });
}

/** The window's own desk: what components ask with. */
export const desk: Desk = {
  ask: (name, input, key) => current?.ask(name, input, key) ?? Promise.reject(refuse("unavailable", "link-lost")),
  restart: () => current?.restart(),
  stop: () => current?.stop(),
};
