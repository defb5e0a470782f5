import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import { listeners } from "../media/listeners.ts";
import { noMedia } from "../media/state.ts";
import { heldSeat, type SeatParts } from "./held-seat.ts";
import type { Seat } from "./seat.ts";
import type { VideoState } from "./stage-view.ts";

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

export function videoDesk(parts: SeatParts): VideoDesk {
  const { store, ask } = parts;
  const { add, tell } = listeners();
  const held = heldSeat(parts, changed);
  let state = nothing;
  let check: VideoState["check"] = null;
  let ending: VideoState["ending"] = null;

  function changed(): void {
    const seat = held.seat();
    const media = seat?.media() ?? noMedia;
    const seated = check || !seat ? null : seat.conversation;
    if (state.check === check && state.ending === ending && state.seat === seated && state.media === media) return;
    state = { check, ending, seat: seated, own: media.local, media };
    tell();
  }

  function summaryOf(conversation: ConversationId): PublicSummary | undefined {
    const views = store.getState().desk?.hub?.conversations;
    return views?.find((view) => idOf(view) === conversation)?.public.summary;
  }

  /** Brings this window in line with what the hub says. */
  function settle(): void {
    if (!store.getState().desk?.hub) return;
    const over = ending && summaryOf(ending.conversation);
    if (ending && !over?.call && !over?.invite) ending = null;
    if (check && summaryOf(check.conversation)?.state !== "active") {
      check = null;
      held.stand();
    }
    held.follow();
    changed();
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

  async function invite(): Promise<void> {
    if (!check || check.isSending) return;
    const { conversation } = check;
    const sending = { conversation, isSending: true, fault: null };
    check = sending;
    changed();
    try {
      const sent = await ask("video.invite", { conversation });
      // Closed while it was on its way: what went out is taken back.
      if (check !== sending) return await finish(conversation, ask("video.cancel", { invite: sent.invite }));
      held.invited(sent.invite);
      check = null;
    } catch (error) {
      if (check === sending) check = { conversation, isSending: false, fault: faultOf(error) };
    }
    settle();
  }

  store.subscribe(settle);
  settle();

  return {
    state: () => state,
    onChange: add,
    seat: held.seat,
    openCheck(conversation) {
      if (held.seat()) return;
      check = { conversation, isSending: false, fault: null };
      held.sit(conversation, true);
      changed();
    },
    closeCheck() {
      if (!check) return;
      check = null;
      held.stand();
      changed();
    },
    invite,
    cancelInvite: (conversation, open) => finish(conversation, ask("video.cancel", { invite: open })),
    join(conversation) {
      if (held.seat()) return;
      ending = null;
      held.sit(conversation);
      settle();
    },
    end(conversation) {
      if (held.seat()?.conversation === conversation) held.stand();
      return finish(conversation, ask("video.end", { conversation }));
    },
    devicesChanged: held.devicesChanged,
  };
}
