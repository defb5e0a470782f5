import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import type { DeskAsk } from "../desk-ask.ts";
import { listeners } from "../media/listeners.ts";
import type { Wanted } from "../media/own-tracks.ts";
import { noMedia } from "../media/state.ts";
import type { Store } from "../store.ts";
import { stepOf } from "./follow.ts";
import { isSeatOpen, keepSeat, keptSeat, type SeatStore } from "./kept-seat.ts";
import type { Choice, Seat } from "./seat.ts";
import type { VideoState } from "./stage-view.ts";

export interface VideoParts {
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
  /** Told after a reload in whose call or invite the agent still is, so that he sees it. */
  readonly cameBack: (conversation: ConversationId) => void;
}

/**
 * What this window does with video. The hub's events say what is (an invite, a call, its end), and this follows them: it
 * takes a seat, goes in, and leaves. Nothing on the screen holds it: a page that closes hangs nobody up.
 */
export interface VideoDesk {
  /** The same object as long as nothing has changed. */
  readonly state: () => VideoState;
  readonly onChange: (listener: () => void) => Stop;
  /** Where camera and microphone are open, in the check or after it. */
  readonly seat: () => Seat | undefined;
  readonly openCheck: (conversation: ConversationId) => void;
  readonly closeCheck: () => void;
  /** Sends the invite of the open check. What refuses it is in the state. */
  readonly invite: () => Promise<void>;
  readonly cancelInvite: (conversation: ConversationId, invite: InviteId) => Promise<void>;
  /** Into a call that runs without this window. */
  readonly join: (conversation: ConversationId) => void;
  /** Hangs up: silent here at once, for both when the hub has heard it. */
  readonly end: (conversation: ConversationId) => Promise<void>;
  /** Looks at devices and choices again. Rejects when a speaker cannot be used; the one before stays. */
  readonly devicesChanged: () => Promise<void>;
}

const nothing: VideoState = { check: null, seat: null, ending: null, own: noMedia.local, media: noMedia };

export function videoDesk({
  store,
  ask,
  machine,
  kept,
  takeSeat,
  choice,
  serverKnown,
  cameBack,
}: VideoParts): VideoDesk {
  const { add, tell } = listeners();
  let state = nothing;
  let check: VideoState["check"] = null;
  let ending: VideoState["ending"] = null;
  let seat: Seat | undefined;
  let sent: InviteId | undefined;

  function changed(): void {
    const media = seat?.media() ?? noMedia;
    const seated = check || !seat ? null : seat.conversation;
    if (state.check === check && state.ending === ending && state.seat === seated && state.media === media) return;
    state = { check, ending, seat: seated, own: media.local, media };
    tell();
  }

  function viewOf(conversation: ConversationId): ConversationView | undefined {
    return store.getState().desk?.hub?.conversations.find((view) => idOf(view) === conversation);
  }

  function sit(conversation: ConversationId, wanted?: Wanted): void {
    const taken = takeSeat(conversation);
    seat = taken;
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
    if (check || !seat || !summary) return;
    const of = [sent, summary.invite?.id, summary.call?.id].filter((id) => id !== undefined);
    const { microphone, camera } = seat.own.state();
    const on = { microphone: microphone.state !== "off", camera: camera.state !== "off" };
    keepSeat(kept, { conversation: seat.conversation, of, ...on });
  }

  function comeBack(): void {
    const before = keptSeat(kept);
    const view = before && viewOf(before.conversation);
    if (before && view && isSeatOpen(before, view)) {
      sit(before.conversation, before);
      cameBack(before.conversation);
    } else if (before) keepSeat(kept, null);
  }

  /** Brings this window in line with what the hub says. */
  function settle(): void {
    if (!store.getState().desk?.hub) return;
    const over = ending && viewOf(ending.conversation)?.public.summary;
    if (ending && !over?.call && !over?.invite) ending = null;
    if (check && viewOf(check.conversation)?.public.summary.state !== "active") {
      check = null;
      stand();
    }
    if (!seat) comeBack();
    if (seat && !check) follow(seat);
    changed();
  }

  function follow(taken: Seat): void {
    const { conversation } = taken;
    const step = stepOf(viewOf(conversation), sent);
    if (step === "stand") return stand();
    if (step === "enter") taken.enter({ machine, join: () => wayInto(conversation), isOver });
    keep();
  }

  async function wayInto(conversation: ConversationId): Promise<{ url: string; token: string; identity: string }> {
    const way = await ask("video.join", { conversation });
    serverKnown(way.url);
    return way;
  }

  async function devicesChanged(): Promise<void> {
    await seat?.choose(await choice());
  }

  /** Asks for an end; what refuses it is kept beside it, unless there is nothing left to end. */
  async function finish(conversation: ConversationId, asked: Promise<unknown>): Promise<void> {
    const mine = { conversation, fault: null };
    ending = mine;
    settle();
    try {
      await asked;
    } catch (error) {
      const fault = faultOf(error);
      if (ending === mine) ending = fault.code === "gone" ? null : { conversation, fault };
    }
    settle();
  }

  store.subscribe(settle);
  settle();

  return {
    state: () => state,
    onChange: add,
    seat: () => seat,
    openCheck(conversation) {
      if (seat) return;
      check = { conversation, isSending: false, fault: null };
      sit(conversation);
      changed();
    },
    closeCheck() {
      if (!check) return;
      check = null;
      stand();
      changed();
    },
    async invite() {
      if (!check || check.isSending) return;
      const { conversation } = check;
      const sending = { conversation, isSending: true, fault: null };
      check = sending;
      changed();
      try {
        const { invite } = await ask("video.invite", { conversation });
        // Closed while it was on its way: what went out is taken back.
        if (check !== sending) return await finish(conversation, ask("video.cancel", { invite }));
        sent = invite;
        check = null;
      } catch (error) {
        if (check === sending) check = { conversation, isSending: false, fault: faultOf(error) };
      }
      settle();
    },
    cancelInvite: (conversation, invite) => finish(conversation, ask("video.cancel", { invite })),
    join(conversation) {
      if (seat) return;
      ending = null;
      sit(conversation);
      settle();
    },
    end(conversation) {
      if (seat?.conversation === conversation) stand();
      return finish(conversation, ask("video.end", { conversation }));
    },
    devicesChanged,
  };
}

/** There is no such call, or it is not ours any more: nothing to try again for. */
function isOver(error: unknown): boolean {
  const { code } = faultOf(error);
  return code === "gone" || code === "forbidden";
}
