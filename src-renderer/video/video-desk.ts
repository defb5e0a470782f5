import { idOf } from "../../src-shared/conversations/list.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { InviteId, RejectDetail, RejectReason } from "../../src-shared/video/model.ts";
import { listeners } from "../media/listeners.ts";
import { noMedia } from "../media/state.ts";
import { myStanding, type Standing } from "../transfers/standing.ts";
import { heldSeat, type SeatParts } from "./held-seat.ts";
import type { Seat } from "./seat.ts";
import type { Check, VideoState } from "./stage-view.ts";

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
  /** Before an invite nothing has happened; before a call the call goes on without this window. */
  readonly closeCheck: () => void;
  /** Goes on from the open check: sends its invite, or goes into the call. What refuses it is in the state. */
  readonly goOn: () => Promise<void>;
  /** Takes a visitor's invite: from now on there is a call, and a check before it. Rejects with a FaultError. */
  readonly accept: (conversation: ConversationId, invite: InviteId) => Promise<void>;
  readonly decline: (invite: InviteId, why: { reason: RejectReason; detail?: RejectDetail }) => Promise<void>;
  readonly cancelInvite: (conversation: ConversationId, invite: InviteId) => Promise<void>;
  /** Into a call that runs without this window; the check comes first, as always. */
  readonly join: (conversation: ConversationId) => void;
  /** Hangs up: silent here at once, for all when the hub has heard it. Whose call it is not goes out of it alone. */
  readonly end: (conversation: ConversationId) => Promise<void>;
  /** Looks at devices and choices again. Rejects when a speaker cannot be used; the one before stays. */
  readonly devicesChanged: () => Promise<void>;
}

const nothing: VideoState = {
  check: null,
  answering: null,
  seat: null,
  ending: null,
  own: noMedia.local,
  media: noMedia,
};

const keys = ["check", "answering", "ending", "seat", "media"] as const;

export function videoDesk(parts: SeatParts): VideoDesk {
  const { store, ask } = parts;
  const { add, tell } = listeners();
  const held = heldSeat(parts, changed);
  let state = nothing;
  let check: Check | null = null;
  let answering: InviteId | null = null;
  let ending: VideoState["ending"] = null;

  function changed(): void {
    const seat = held.seat();
    const media = seat?.media() ?? noMedia;
    const seated = check || !seat ? null : seat.conversation;
    const next = { check, answering, ending, seat: seated, own: media.local, media };
    if (keys.every((key) => state[key] === next[key])) return;
    state = next;
    tell();
  }

  function summaryOf(conversation: ConversationId): PublicSummary | undefined {
    const views = store.getState().desk?.hub?.conversations;
    return views?.find((view) => idOf(view) === conversation)?.public.summary;
  }

  function standingIn(conversation: ConversationId): Standing | undefined {
    const state = store.getState();
    const view = state.desk?.hub?.conversations.find((one) => idOf(one) === conversation);
    return view && myStanding(state, view);
  }

  /** Brings this window in line with what the hub says. */
  function settle(): void {
    if (!store.getState().desk?.hub) return;
    const over = ending && summaryOf(ending.conversation);
    if (ending && !over?.call && !over?.invite) ending = null;
    if (check && !isOpen(check, summaryOf(check.conversation))) {
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

  function openCheck(conversation: ConversationId, before: Check["before"]): void {
    if (held.seat()) return;
    check = { conversation, before, isSending: false, fault: null };
    held.sit(conversation, true);
    changed();
  }

  async function goOn(): Promise<void> {
    if (!check || check.isSending) return;
    const going: Check = { ...check, isSending: true, fault: null };
    check = going;
    changed();
    try {
      const sent = await begin(going);
      if (check === going) {
        check = null;
        held.checked(sent);
      } else if (sent) {
        // Closed while it was on its way: what went out is taken back.
        await finish(going.conversation, ask("video.cancel", { invite: sent }));
      }
    } catch (error) {
      if (check === going) check = { ...going, isSending: false, fault: faultOf(error) };
    }
    settle();
  }

  /** Asks for what a check was before. Answers the invite that was sent, if it was one. */
  async function begin({ conversation, before }: Check): Promise<InviteId | undefined> {
    if (before === "call") return undefined;
    const incoming = summaryOf(conversation)?.invite;
    // Both had the same thought: the visitor's invite was first, so it is taken.
    if (incoming?.by === "visitor") await ask("video.accept", { invite: incoming.id });
    else return (await ask("video.invite", { conversation })).invite;
    return undefined;
  }

  async function answer(invite: InviteId, asked: () => Promise<unknown>): Promise<void> {
    answering = invite;
    changed();
    try {
      await asked();
    } finally {
      if (answering === invite) answering = null;
      settle();
    }
  }

  store.subscribe(settle);
  settle();

  return {
    state: () => state,
    onChange: add,
    seat: held.seat,
    openCheck: (conversation) => openCheck(conversation, "invite"),
    closeCheck() {
      if (!check) return;
      check = null;
      held.stand();
      changed();
    },
    goOn,
    accept: (conversation, invite) =>
      answer(invite, async () => {
        await ask("video.accept", { invite });
        openCheck(conversation, "call");
      }),
    decline: (invite, why) => answer(invite, () => ask("video.decline", { invite, ...why })),
    cancelInvite: (conversation, open) => finish(conversation, ask("video.cancel", { invite: open })),
    join(conversation) {
      ending = null;
      openCheck(conversation, "call");
    },
    end(conversation) {
      if (held.seat()?.conversation === conversation) held.stand();
      const standing = standingIn(conversation);
      if (standing === "taking") return finish(conversation, ask("part.leave", { conversation }));
      // It is its owner's to end; who is in it as a colleague goes out alone.
      if (standing === "conference") return Promise.resolve(settle());
      return finish(conversation, ask("video.end", { conversation }));
    },
    devicesChanged: held.devicesChanged,
  };
}

/** Whether what a check stands before may still be. What is on its way is told by its answer. */
function isOpen({ before, isSending }: Check, summary: PublicSummary | undefined): boolean {
  if (summary?.state !== "active") return false;
  if (before === "invite") return isSending || summary.call === null;
  return summary.call !== null || summary.invite?.by === "visitor";
}
