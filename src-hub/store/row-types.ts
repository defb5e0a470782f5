import type { Generated, Selectable } from "kysely";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId, ConversationState, Outcome, VisitorId } from "../../src-shared/conversations/model.ts";
import type { Activity, MachineUse, PresenceState } from "../../src-shared/presence/model.ts";
import type { OfferId, QueueId } from "../../src-shared/queues/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { RequestId, RequestKind } from "../../src-shared/requests/model.ts";
import type { GroupId, BotId, CodeId, WaitId } from "../../src-shared/routing/ids.ts";
import type { PartKind } from "../../src-shared/transfers/model.ts";
import type { CallId, CameraMode, EndReason, InviteId, Side } from "../../src-shared/video/model.ts";

// The rows of `tables.ts` that are handed around. Times are epoch milliseconds of the hub's clock. Booleans are 0 and 1.

export type PresenceRow = Selectable<PresenceTable>;

export interface PresenceTable {
  account: AccountId;
  state: PresenceState;
  since: number;
  /** 1 while a desk of this account keeps its lease. */
  here: number;
  /** Since when he has had nothing new to do: the longest-idle agent is asked first. */
  idle_since: number;
  /** One of the house's own words for the state. */
  code: CodeId | null;
  /** JSON of `{ state, code }`: what he is to be when his work is done. */
  next: string | null;
  /** JSON of what his desk found wanting; null while it is ready. */
  unready: string | null;
  machine: MachineUse | null;
  /** Why the hub made him Away; null: he chose what he is. */
  left: MachineUse | null;
  /** Places taken now, kept in the transaction that takes or frees one. */
  load_chat: Generated<number>;
  load_video: Generated<number>;
  load_cobrowse: Generated<number>;
  cap_chat: Generated<number>;
  cap_video: Generated<number>;
  cap_cobrowse: Generated<number>;
  /** 1: chats come during a call, and a call while he has chats. */
  interruptible: Generated<number>;
  /** 1 while an offer rings at him. */
  ringing: Generated<number>;
  activity: Generated<Activity>;
  activity_since: Generated<number>;
  /** When his last desk was lost. */
  lost_at: number | null;
}

export type ConversationRow = Selectable<ConversationTable>;

export interface ConversationTable {
  id: ConversationId;
  visitor: VisitorId;
  visitor_name: string;
  site: string;
  site_name: string;
  queue: QueueId;
  state: ConversationState;
  /** The owner since the accepted offer. */
  agent: AccountId | null;
  /** The place in the queue: never changes, whatever becomes of offers. */
  waiting_since: number;
  started_at: number;
  accepted_at: number | null;
  ended_at: number | null;
  ended_by: "visitor" | "agent" | "hub" | null;
  closed_at: number | null;
  page_url: string | null;
  page_title: string | null;
  previous: ConversationId | null;
  outcome: Outcome | null;
  note: string;
  /** The key of the button it came by. */
  button: string | null;
  /** JSON of the video rules, since an agent has it. */
  rules: string | null;
  /** What it began as. */
  channel: Generated<Entry>;
  /** As the visitor's browser says, such as `fi`. */
  language: string | null;
  /** The group that has it, if a rule named one: who comes again stays in it (features 001-19). */
  grp: GroupId | null;
  /** The bot that answers while no agent has it. */
  bot: BotId | null;
  /** JSON of `BotState`: how far the bot's script is, and which bots were there. */
  bot_state: Generated<string | null>;
  /** 1: he was asked to leave a message. */
  form_offered: Generated<number>;
  /** 1: begun as video, and the invite is to be made as soon as an agent has it. */
  video_wanted: Generated<number>;
  /** When a time-boxed wrap-up ends by itself. */
  wrap_until: number | null;
  wrap_extended: Generated<number>;
  /** JSON of `WrapUpValues`. */
  wrap_fields: string | null;
  /** JSON of the `WrapUpRules` that held when it ended. */
  wrap_rules: string | null;
  /** JSON of `WrapUpDraft`: what was written so far. */
  wrap_draft: string | null;
  parked_at: number | null;
  /** 0: until the visitor writes. */
  parked_until: number | null;
  /** Since when the visitor is on hold. */
  hold_at: number | null;
  /** Its agent's desk is lost: until when it is kept for him. */
  kept_until: number | null;
  /** JSON of `FilledField[]`: what he was asked before he began. */
  filled: Generated<string | null>;
  /** What he agreed to, as it was written then. */
  consent: Generated<string | null>;
  /** When all that people wrote in it was erased. */
  erased_at: Generated<number | null>;
}

/**
 * One stay of a conversation in a queue. `new`: nobody has it yet. `again`: its agent was lost. `transfer`, `consult`: its
 * agent keeps it meanwhile; `consult` asks somebody to join.
 */
export interface WaitRow {
  id: WaitId;
  conversation: ConversationId;
  kind: "new" | "again" | "transfer" | "consult";
  queue: QueueId;
  grp: GroupId | null;
  channel: Entry;
  priority: number;
  /** JSON of `NeededSkill[]`, beside those of the queue. */
  needs: string;
  only_agent: AccountId | null;
  kept_agent: AccountId | null;
  kept_until: number | null;
  /** Who hands it on, or asks for help. */
  by: AccountId | null;
  note: string;
  since: number;
  entered_at: number;
  state: "waiting" | "offered" | "taken" | "cancelled";
  ended_at: number | null;
  /** Who took it. */
  agent: AccountId | null;
  /** How many may wait where it waits; 0: it must not wait, but be taken or go elsewhere. */
  threshold: number | null;
}

/** A colleague's part in a conversation beside its owner's; open while `until` is null. */
export interface PartRow {
  conversation: ConversationId;
  account: AccountId;
  /** `taking`: accepted with a call running, owned as soon as he is in it. `left`: it was his before. */
  kind: PartKind | "left";
  since: number;
  until: number | null;
  /** What he was asked by. */
  wait: WaitId | null;
}

export type OfferRow = Selectable<OfferTable>;

export interface OfferTable {
  id: OfferId;
  conversation: ConversationId;
  agent: AccountId;
  state: "pending" | "accepted" | "declined" | "expired" | "withdrawn";
  made_at: number;
  expires_at: number;
  wait: WaitId | null;
  /** JSON of `WhyAgent`. */
  why: string | null;
  /** JSON of `DeclineReason`. */
  reason: string | null;
  /** 1: the hub accepts for him when it is due. */
  auto: Generated<number>;
}

export interface InviteRow {
  id: InviteId;
  conversation: ConversationId;
  visitor: VisitorId;
  state: "open" | "accepted" | "rejected" | "busy" | "unsupported" | "cancelled" | "expired";
  at: number;
  expires_at: number;
  by: Side;
}

export interface RequestRow {
  id: RequestId;
  conversation: ConversationId;
  kind: RequestKind;
  by: Side;
  state: "open" | "answered" | "withdrawn" | "expired";
  at: number;
  expires_at: number;
}

export interface CallRow {
  id: CallId;
  conversation: ConversationId;
  visitor: VisitorId;
  room: string;
  state: "open" | "ended";
  started_at: number;
  ended_at: number | null;
  /** When the room was last found empty after somebody had been in it; null while somebody is. */
  empty_since: number | null;
  camera: CameraMode;
  ended_by: "visitor" | "agent" | "hub" | null;
  why: EndReason | null;
}

/** One stay of one side in a call; open while `left_at` is null. */
export interface CallLegRow {
  id: string;
  call: CallId;
  side: Side;
  /** Which of the staff; empty for the visitor. */
  account: AccountId | "";
  /** Of the media server: another one whenever somebody comes in anew. */
  seat: string;
  joined_at: number;
  /** When the hub last looked and he was there. */
  seen_at: number;
  left_at: number | null;
  /** JSON, written when it ends. */
  quality: string | null;
}
