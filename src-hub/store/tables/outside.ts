import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { BotId } from "../../../src-shared/routing/ids.ts";
import type { WebhookId } from "../../../src-shared/webhooks/model.ts";

/** Tables of what other programs are told, may ask, and are handed. Every secret is a hash, or sealed with the box's key. */
export interface OutsideTables {
  /** `events`: JSON of a list of their types. `secrets`: sealed JSON of `LiveSecret[]`. */
  webhook: {
    id: WebhookId;
    name: string;
    url: string;
    events: string;
    secrets: string;
    active: number;
    /** Why the hub switched it off. */
    off: "failing" | "gone" | null;
    failing_since: number | null;
    /** How often in a row the machine did not do its work; until when it is left alone for that. */
    failures: Generated<number>;
    paused_until: Generated<number>;
  };
  /** The outbox, and its log: in order of `number` for each webhook and conversation. */
  delivery: {
    number: Generated<number>;
    id: string;
    webhook: WebhookId;
    conversation: ConversationId | null;
    type: string;
    body: string;
    at: number;
    state: "queued" | "due" | "sent" | "failed";
    tries: Generated<number>;
    next_at: number;
    tried_at: number | null;
    status: number | null;
    answer: Generated<string>;
    reason: string | null;
  };
  /** `scopes`: JSON of a list. `sites`: JSON of a list of ids; null: all. */
  api_key: {
    id: string;
    name: string;
    prefix: string;
    hash: string;
    scopes: string;
    sites: string | null;
    per_minute: number;
    expires_at: number | null;
    made_at: number;
    made_by: AccountId;
    used_at: number | null;
    revoked_at: number | null;
  };
  /** `settings`: JSON by kind. `secret`: sealed. */
  connector: {
    id: string;
    kind: "url" | "zendesk" | "chatwoot";
    name: string;
    settings: string;
    secret: string | null;
    active: number;
  };
  /** A closed conversation that another system is told of; `external`: JSON of what is known of it there. */
  handed_record: {
    connector: string;
    conversation: ConversationId;
    at: number;
    state: "due" | "sent" | "failed";
    tries: Generated<number>;
    next_at: number;
    external: string | null;
    reason: string | null;
  };
  /** What a bot of another program is to answer, in order of `number`. `message`: what the visitor wrote. */
  bot_turn: {
    number: Generated<number>;
    id: string;
    conversation: ConversationId;
    bot: BotId;
    kind: "begin" | "message" | "refused";
    message: string | null;
    at: number;
    /** When people take over instead. */
    due_at: number;
  };
}
