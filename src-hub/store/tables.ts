import type { Generated } from "kysely";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { ChosenState } from "../../src-shared/presence/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { RequestId } from "../../src-shared/requests/model.ts";
import type { GroupId, HoursId, BotId, CodeId, SkillId } from "../../src-shared/routing/ids.ts";
import type {
  PresenceTable,
  ConversationTable,
  WaitRow,
  PartRow,
  OfferTable,
  InviteRow,
  RequestRow,
  CallRow,
  CallLegRow,
} from "./row-types.ts";
import type { AccountTables } from "./tables/accounts.ts";
import type { CannedTables } from "./tables/canned.ts";
import type { AppointmentTables } from "./tables/appointments.ts";
import type { ChatTables } from "./tables/chat.ts";
import type { ErasureTables } from "./tables/erasure.ts";
import type { HistoryTables } from "./tables/history.ts";
import type { OutsideTables } from "./tables/outside.ts";
import type { SiteTables } from "./tables/sites.ts";
import type { SignInTables } from "./tables/sign-in.ts";
import type { SurveyTables } from "./tables/surveys.ts";
import type { UploadTables } from "./tables/uploads.ts";
import type { VisitorTables } from "./tables/visitors.ts";

// Times are epoch milliseconds of the hub's clock. Booleans are 0 and 1. State tables are the truth; `event` is their history.

export interface Tables
  extends
    AccountTables,
    AppointmentTables,
    CannedTables,
    ChatTables,
    ErasureTables,
    HistoryTables,
    OutsideTables,
    SignInTables,
    SiteTables,
    SurveyTables,
    UploadTables,
    VisitorTables {
  /** One value a name: `epoch` and `mark` (see `epochOf`), `clock` (high-water mark). */
  meta: { name: string; value: string };
  refresh: { hash: string; family: string; account: AccountId; expires_at: number; used_at: number | null };
  ticket: { hash: string; account: AccountId; expires_at: number };
  /** `settings`: JSON of `QueueSettings`. `closed`: JSON of `ClosedByHand`. */
  queue: {
    id: QueueId;
    name: string;
    video: Generated<number>;
    settings: Generated<string>;
    closed: string | null;
    /** 1: only its past is kept. */
    removed: Generated<number>;
  };
  presence: PresenceTable;
  conversation: ConversationTable;
  offer: OfferTable;
  /** An agent whom this conversation is not offered to until then. */
  exclusion: { conversation: ConversationId; agent: AccountId; until: number };
  message: {
    id: MessageId;
    conversation: ConversationId;
    seq: number;
    from_kind: "visitor" | "agent" | "bot";
    from_name: string;
    text: string;
    at: number;
    /** Whose it is; null: a bot's. */
    author: string | null;
    edited_at: number | null;
    deleted_at: number | null;
    reply_to: MessageId | null;
  };
  wait: WaitRow;
  part: PartRow;
  skill: { id: SkillId; name: string };
  /** `body`: JSON of `Hours`, `Bot`, `Rule`. */
  hours: { id: HoursId; name: string; body: string };
  agent_group: { id: GroupId; name: string };
  bot: { id: BotId; name: string; body: string; remote: string | null; secrets: string | null };
  rule: { id: string; site: string | null; position: number; name: string; body: string };
  state_code: { id: CodeId; name: string; state: ChosenState; removed: Generated<number> };
  /** `before` and `after`: JSON. */
  audit: {
    id: string;
    at: number;
    by: AccountId;
    act: string;
    target: string;
    reason: string;
    before: string | null;
    after: string | null;
  };
  left_message: {
    id: string;
    site: string;
    queue: QueueId | null;
    name: string;
    reply_to: string;
    text: string;
    at: number;
    done_at: number | null;
    done_by: AccountId | null;
    visitor: VisitorId;
    /** JSON of `FilledField[]`: what the site asked beside. */
    filled: Generated<string | null>;
  };
  /** `body`: JSON of a `RoutingInput`. */
  routing_input: { seq: Generated<number>; at: number; kind: string; body: string };
  invite: InviteRow;
  call: CallRow;
  call_leg: CallLegRow;
  request: RequestRow;
  /** `whole` 1 when all of its parts are there. */
  /** From before photos were files; each goes over to `upload` and is here no more. */
  photo: {
    id: string;
    conversation: ConversationId;
    request: RequestId;
    whole: number;
    width: number | null;
    height: number | null;
    body: Buffer;
    at: number;
    /** Why it could not be carried over to the other files; null: it is still to be. */
    refused: string | null;
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
