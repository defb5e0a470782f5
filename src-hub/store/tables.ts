import type { Generated } from "kysely";
import type { AccountId, Role } from "../../src-shared/accounts/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId, ConversationState, Outcome, VisitorId } from "../../src-shared/conversations/model.ts";
import type { PresenceState } from "../../src-shared/presence/model.ts";
import type { OfferId, QueueId } from "../../src-shared/queues/model.ts";
import type { VideoStarters } from "../../src-shared/administration/model.ts";
import type { RequestId, RequestKind } from "../../src-shared/requests/model.ts";
import type { CallId, CameraMode, EndReason, InviteId, Side } from "../../src-shared/video/model.ts";

// Times are epoch milliseconds of the hub's clock. Booleans are 0 and 1. State tables are the truth; `event` is their history.

export interface Tables {
  /** One value a name: `epoch` and `mark` (see `epochOf`), `clock` (high-water mark). */
  meta: { name: string; value: string };
  account: {
    id: AccountId;
    name: string;
    role: Role;
    password: string;
    v: number;
    created_at: number;
    /** May be in video calls (features 001-04). */
    video: Generated<number>;
    /** May turn a chat into a video call himself (001-27). */
    escalate: Generated<number>;
  };
  family: { id: string; account: AccountId; created_at: number; revoked_at: number | null };
  refresh: { hash: string; family: string; account: AccountId; expires_at: number; used_at: number | null };
  ticket: { hash: string; account: AccountId; expires_at: number };
  site: {
    id: string;
    key: string;
    name: string;
    welcome: string;
    origins: string;
    queue: QueueId;
    starters: Generated<VideoStarters>;
    camera: Generated<CameraMode>;
  };
  /** `camera` null: as the site's. */
  button: { id: string; site: string; key: string; name: string; camera: CameraMode | null };
  queue: { id: QueueId; name: string; video: Generated<number> };
  presence: PresenceRow;
  conversation: ConversationRow;
  offer: OfferRow;
  /** An agent whom this conversation is not offered to until then. */
  exclusion: { conversation: ConversationId; agent: AccountId; until: number };
  message: {
    id: MessageId;
    conversation: ConversationId;
    seq: number;
    from_kind: "visitor" | "agent";
    from_name: string;
    text: string;
    at: number;
  };
  invite: InviteRow;
  call: CallRow;
  call_leg: CallLegRow;
  request: RequestRow;
  /** `whole` 1 when all of its parts are there. */
  photo: {
    id: string;
    conversation: ConversationId;
    request: RequestId;
    whole: number;
    width: number | null;
    height: number | null;
    body: Buffer;
    at: number;
  };
  /** `secret` is a hash. `report` is JSON. */
  video_test: {
    number: string;
    secret: string;
    room: string;
    state: "open" | "closed";
    at: number;
    expires_at: number;
    report: string | null;
  };
  log_head: { log: string; head: number };
  /** `after`: the head of the conversation's public log when a staff event was written. */
  event: { log: string; seq: number; at: number; after: number | null; v: number; type: string; body: string };
  /** What an ask with a key was answered, so that a repeat gets the same. */
  answered: { asker: string; key: string; ask: string; hash: string; answer: string; at: number };
}

export interface PresenceRow {
  account: AccountId;
  state: PresenceState;
  since: number;
  /** 1 while a desk of this account keeps its lease. */
  here: number;
  /** Since when he has had nothing new to do: the longest-idle agent is asked first. */
  idle_since: number;
}

export interface ConversationRow {
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
}

export interface OfferRow {
  id: OfferId;
  conversation: ConversationId;
  agent: AccountId;
  state: "pending" | "accepted" | "declined" | "expired" | "withdrawn";
  made_at: number;
  expires_at: number;
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
  /** Of the media server: another one whenever somebody comes in anew. */
  seat: string;
  joined_at: number;
  /** When the hub last looked and he was there. */
  seen_at: number;
  left_at: number | null;
  /** JSON, written when it ends. */
  quality: string | null;
}
