import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import type { DeskAsk } from "../desk-ask.ts";
import type { Wanted } from "../media/own-tracks.ts";
import type { Store } from "../store.ts";
import { stepOf } from "./follow.ts";
import { keepChoices, keptChoices } from "./kept-choices.ts";
import { isSeatOpen, keepSeat, keptSeat, type SeatStore } from "./kept-seat.ts";
import type { Choice, Seat } from "./seat.ts";

export interface SeatParts {
  readonly store: Pick<Store, "getState" | "subscribe">;
  readonly ask: DeskAsk;
  readonly machine: Machine;
  /** Survives a reload of the window, and nothing else. */
  readonly kept: SeatStore;
  readonly takeSeat: (conversation: ConversationId) => Seat;
  /** The devices to use now, by what was chosen and what is there. */
  readonly choice: () => Promise<Choice>;
  /** Told the media server's address with every way in. */
  readonly serverKnown: (url: string) => void;
  /** What he goes into a running call with, where nobody is to wait for his device check. */
  readonly goesIn: (view: ConversationView) => Wanted | undefined;
  /** Told after a reload in whose call or invite the agent still is, so that he sees it. */
  readonly cameBack: (conversation: ConversationId) => void;
}

/** The one seat of this window, and how it comes and goes with what the hub says. */
export interface HeldSeat {
  readonly seat: () => Seat | undefined;
  /** Opens camera and microphone for a conversation. `isChecking`: nothing was sent yet, so a reload forgets it. */
  readonly sit: (conversation: ConversationId, isChecking?: boolean) => void;
  readonly stand: () => void;
  /** The check is over. An invite that went out: the hub's events may be slower than its answer. */
  readonly checked: (sent?: InviteId) => void;
  /** Goes in, waits or stands up, by what the hub says; sits down again where a reloaded window sat. */
  readonly follow: () => void;
  /** Looks at devices and choices again. Rejects when a speaker cannot be used; the one before stays. */
  readonly devicesChanged: () => Promise<void>;
}

export function heldSeat(
  { store, ask, machine, kept, takeSeat, choice, serverKnown, goesIn, cameBack }: SeatParts,
  changed: () => void,
): HeldSeat {
  let seat: Seat | undefined;
  let isChecking = false;
  let sent: InviteId | undefined;
  /** Once each: who has gone out of it again stays out. */
  const goneInto = new Set<string>();

  function viewOf(conversation: ConversationId): ConversationView | undefined {
    return store.getState().desk?.hub?.conversations.find((view) => idOf(view) === conversation);
  }

  function sit(conversation: ConversationId, checking = false, wanted?: Wanted): void {
    const taken = takeSeat(conversation);
    seat = taken;
    isChecking = checking;
    taken.onChange(() => {
      if (seat !== taken) return;
      keep();
      changed();
    });
    void choice()
      .then((chosen) => taken.open(chosen, wanted))
      // Ids and labels may only now be known, and with them the device that was chosen before.
      .then(devicesChanged);
  }

  function stand(): void {
    seat?.close();
    seat = undefined;
    sent = undefined;
    keepSeat(kept, null);
  }

  /** For a reload; what was switched off stays off after it. */
  function keep(): void {
    const summary = seat && viewOf(seat.conversation)?.public.summary;
    if (isChecking || !seat || !summary) return;
    const of = [sent, summary.invite?.id, summary.call?.id].filter((id) => id !== undefined);
    const { microphone, camera } = seat.own.state();
    const on = { microphone: microphone.state !== "off", camera: camera.state !== "off" };
    keepSeat(kept, { conversation: seat.conversation, of, ...on });
    if (summary.call && seat.call()) keepChoices(kept, summary.call.id, seat.media());
  }

  function comeBack(): void {
    const before = keptSeat(kept);
    const view = before && viewOf(before.conversation);
    if (before && view && isSeatOpen(before, view)) {
      sit(before.conversation, false, before);
      cameBack(before.conversation);
    } else if (before) keepSeat(kept, null);
  }

  /** Somebody waits in a call for this agent, who was handed it or brought in. */
  function goIn(): void {
    for (const view of store.getState().desk?.hub?.conversations ?? []) {
      const wanted = goesIn(view);
      const { call } = view.public.summary;
      if (!wanted || !call || goneInto.has(call.id)) continue;
      goneInto.add(call.id);
      return sit(idOf(view), false, wanted);
    }
  }

  async function wayInto(conversation: ConversationId): Promise<{ url: string; token: string; identity: string }> {
    const way = await ask("video.join", { conversation });
    serverKnown(way.url);
    return way;
  }

  /** Main knows best whether its line is lost: then it tries at once. */
  function nudge(): void {
    ask("link.retry", {}).catch((error: unknown) => console.debug(error));
  }

  async function devicesChanged(): Promise<void> {
    await seat?.choose(await choice());
  }

  return {
    seat: () => seat,
    sit: (conversation, checking) => sit(conversation, checking),
    stand,
    checked(invite) {
      sent = invite;
      isChecking = false;
    },
    follow() {
      if (!seat) comeBack();
      if (!seat) goIn();
      if (!seat || isChecking) return;
      const { conversation } = seat;
      const step = stepOf(viewOf(conversation), sent);
      if (step === "stand") return stand();
      if (step === "enter") {
        const call = viewOf(conversation)?.public.summary.call;
        const before = call ? keptChoices(kept, call.id) : undefined;
        seat.enter({ machine, join: () => wayInto(conversation), isOver, nudge, ...(before ? { before } : {}) });
      }
      seat.hold((viewOf(conversation)?.public.summary.heldAt ?? null) !== null);
      keep();
    },
    devicesChanged,
  };
}

/** There is no such call, or it is not ours any more: nothing to try again for. */
function isOver(error: unknown): boolean {
  const { code } = faultOf(error);
  return code === "gone" || code === "forbidden";
}
