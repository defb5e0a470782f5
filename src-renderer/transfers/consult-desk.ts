import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { DeskAsk } from "../desk-ask.ts";
import { listeners } from "../media/listeners.ts";
import { type MediaState, noMedia } from "../media/state.ts";
import type { Store } from "../store.ts";
import type { Choice, Seat } from "../video/seat.ts";
import { myStanding } from "./standing.ts";

export interface ConsultParts {
  readonly store: Pick<Store, "getState" | "subscribe">;
  readonly ask: DeskAsk;
  readonly machine: Machine;
  readonly takeSeat: (conversation: ConversationId) => Seat;
  readonly choice: () => Promise<Choice>;
}

/** What this window says and hears in a consult. Plain values. */
export interface Talking {
  /** Null while no microphone is open for one. */
  readonly conversation: ConversationId | null;
  readonly media: MediaState;
}

/**
 * Owner and consulted colleague speak with each other, in a room of their own, by voice. Where a call runs they do so at
 * once: both are there to be heard. In a chat they write notes, and speak if one of them wants to.
 */
export interface ConsultDesk {
  /** The same object as long as nothing has changed. */
  readonly state: () => Talking;
  readonly onChange: (listener: () => void) => Stop;
  readonly talk: (conversation: ConversationId) => void;
  /** Out of the talk; the consult goes on in writing. */
  readonly hangUp: () => void;
  readonly turnMicrophone: (on: boolean) => void;
  /** Whether this agent spoke in a consult of this conversation. */
  readonly hasSpoken: (conversation: ConversationId) => boolean;
}

const silent: Talking = { conversation: null, media: noMedia };

export function consultDesk({ store, ask, machine, takeSeat, choice }: ConsultParts): ConsultDesk {
  const { add, tell } = listeners();
  let seat: Seat | undefined;
  let state = silent;
  /** The consults that were begun or left by hand, so that nothing goes on by itself again. */
  const known = new Set<string>();
  const spoken = new Set<ConversationId>();
  let wasHeld: boolean | undefined;

  function changed(): void {
    const next = seat ? { conversation: seat.conversation, media: seat.media() } : silent;
    if (next.conversation === state.conversation && next.media === state.media) return;
    state = next;
    tell();
  }

  function talk(conversation: ConversationId): void {
    if (seat?.conversation === conversation) return;
    spoken.add(conversation);
    seat?.close();
    const taken = takeSeat(conversation);
    seat = taken;
    wasHeld = undefined;
    taken.onChange(changed);
    void choice()
      .then((chosen) => taken.open(chosen, { microphone: true, camera: false }))
      .then(async () => taken.choose(await choice()));
    taken.enter({
      machine,
      join: () => ask("consult.join", { conversation }),
      isOver: (error) => ["gone", "forbidden"].includes(faultOf(error).code),
      nudge() {
        ask("link.retry", {}).catch((error: unknown) => console.debug(error));
      },
    });
    changed();
  }

  function hangUp(): void {
    seat?.close();
    seat = undefined;
    changed();
  }

  function settle(): void {
    const now = store.getState();
    const views = now.desk?.hub?.conversations ?? [];
    const mine = views.filter((view) => consultIn(view) && isMine(now, view));
    const current = seat && mine.find((view) => idOf(view) === seat?.conversation);
    // Without a hub nothing is known to have changed.
    if (seat && !current && now.desk?.hub) hangUp();
    for (const view of mine) {
      const key = `${idOf(view)}/${consultIn(view)?.since}`;
      if (known.has(key) || view.public.summary.call === null) continue;
      known.add(key);
      if (!seat) talk(idOf(view));
    }
    if (current) follow(current, myStanding(now, current) === "owner");
  }

  /** While the owner speaks with the visitor he is not heard here as well, and again when the visitor is on hold. */
  function follow(view: ConversationView, isOwner: boolean): void {
    const isHeld = view.public.summary.heldAt !== null;
    if (isOwner && wasHeld !== undefined && wasHeld !== isHeld) void seat?.own.turn("microphone", isHeld);
    wasHeld = isHeld;
  }

  store.subscribe(settle);
  settle();

  return {
    state: () => state,
    onChange: add,
    talk,
    hangUp,
    hasSpoken: (conversation) => spoken.has(conversation),
    turnMicrophone: (on) => void seat?.own.turn("microphone", on),
  };
}

/** The consult of a conversation that goes on now. */
export function consultIn({ public: { summary }, staff }: ConversationView) {
  return summary.state === "active" ? staff.summary.parts.find(({ kind }) => kind === "consult") : undefined;
}

function isMine(now: ReturnType<Store["getState"]>, view: ConversationView): boolean {
  const standing = myStanding(now, view);
  return standing === "owner" || standing === "consult";
}
