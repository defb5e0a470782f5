import { useStore } from "zustand/react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { AccountId } from "../src-shared/accounts/model.ts";
import type { MessageId } from "../src-shared/chat/model.ts";
import type { DeskSnapshot } from "../src-shared/contracts/desk.ts";
import type { ConversationId } from "../src-shared/conversations/model.ts";
import type { ConversationView } from "../src-shared/conversations/state.ts";
import type { OfferId, QueueId } from "../src-shared/queues/model.ts";
import type { Fault } from "../src-shared/rpc/fault.ts";
import type { LinkState } from "../src-shared/rpc/link.ts";
import type { Attachment } from "../src-shared/uploads/model.ts";
import type { WrapUpDraft } from "../src-shared/wrap-up/model.ts";
import type { HeardHealth } from "./call-health/heard.ts";

/** What the rail chooses between. */
export const rooms = [
  "conversations",
  "call-log",
  "search",
  "appointments",
  "supervisor",
  "administration",
  "figures",
  "settings",
] as const;
export type Room = (typeof rooms)[number];

export type OfferAnswer = "accept" | "decline";

export type DraftKind = "message" | "note";

/** What was begun in a conversation and not sent: kept while another conversation is open or the link is lost. */
export interface Draft {
  readonly kind: DraftKind;
  readonly message: string;
  readonly note: string;
  /** When each was written, by the hub's clock: a newer one from elsewhere takes its place. */
  readonly at?: { readonly message?: number | undefined; readonly note?: number | undefined } | undefined;
  /** What stood here and gave way to a newer one. */
  readonly aside?: { readonly kind: DraftKind; readonly text: string } | undefined;
}

/** What this window shows and remembers by itself. */
export interface View {
  readonly room: Room;
  /** The open conversation; it may have closed meanwhile. */
  readonly conversation: ConversationId | null;
  /** All that stand side by side, from left to right, the open one among them; empty while there is one. */
  readonly columns: readonly ConversationId[];
  /** How wide a column is beside the others: 1 where nobody drew. */
  readonly widths: Readonly<Record<ConversationId, number>>;
  /** A conversation that was just accepted and has not arrived yet. */
  readonly opening: ConversationId | null;
  /** The last public seq that was on the screen, by conversation. */
  readonly read: Readonly<Record<ConversationId, number>>;
  readonly drafts: Readonly<Record<ConversationId, Draft>>;
  /** What was chosen and written in a wrap-up and has not reached the hub yet. */
  readonly wrapUps: Readonly<Record<ConversationId, WrapUpDraft>>;
  /** The visitor is writing, until (this machine's clock). */
  readonly typing: Readonly<Record<ConversationId, number>>;
  /** Offers that were answered here, until they are gone: an answer is on its way. */
  readonly answering: Readonly<Record<OfferId, OfferAnswer>>;
  /** The queue whose waiting visitors are looked at. */
  readonly looking: QueueId | null;
  /** What the call log was searched for last. */
  readonly searched: string;
  /** Older pages that were asked for, oldest first; never a part of main's snapshot. */
  readonly older: Readonly<Record<ConversationId, ConversationView>>;
}

/** A message or note on its way to the hub. It leaves when its own event arrives in the log. */
export interface OnTheWay {
  readonly id: string;
  readonly kind: DraftKind;
  readonly text: string;
  /** The hub's clock when it was sent, as far as this window knows it. */
  readonly at: number;
  readonly state: "sending" | "failed";
  readonly fault: Fault | null;
  readonly more?: More | undefined;
}

/** What goes with a text. */
export interface More {
  readonly replyTo?: MessageId | undefined;
  /** Of a note. */
  readonly mentions?: AccountId[] | undefined;
  /** Files that the hub has judged already. */
  readonly files?: readonly Attachment[] | undefined;
}

export type Outbox = Readonly<Record<ConversationId, readonly OnTheWay[]>>;

/** All that the window holds. Written by `apply-event.ts`, `outbox.ts` and `view.ts`, and by nobody else. */
export interface DeskStore {
  /** To main; how main stands to the hub is `desk.link`. */
  readonly link: LinkState;
  /** Null until main has answered once. */
  readonly desk: DeskSnapshot | null;
  readonly view: View;
  readonly outbox: Outbox;
  /** What the hub told last of how a call is. */
  readonly health: HeardHealth | null;
}

export type Store = StoreApi<DeskStore>;

export const emptyView: View = {
  room: "conversations",
  conversation: null,
  columns: [],
  widths: {},
  opening: null,
  read: {},
  drafts: {},
  wrapUps: {},
  typing: {},
  answering: {},
  looking: null,
  searched: "",
  older: {},
};

/** A store of its own: the window has one, each test makes its own. */
export function deskStore(): Store {
  return createStore<DeskStore>(() => ({
    link: { state: "connecting" },
    desk: null,
    view: emptyView,
    outbox: {},
    health: null,
  }));
}

/** The window's store. */
export const store: Store = deskStore();

/** Reads a small part of the store; the component draws anew when that part is another one. */
export function useDesk<T>(selector: (state: DeskStore) => T): T {
  return useStore(store, selector);
}
