import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { Scale } from "../../../src-shared/surveys/model.ts";

/** What a conversation was carried by. */
export type SurveyChannel = "chat" | "video" | "both";

export interface SurveyTables {
  survey: {
    conversation: ConversationId;
    /** Who had it when it ended. */
    agent: AccountId;
    queue: QueueId;
    site: string;
    channel: SurveyChannel;
    state: "asked" | "answered" | "lapsed";
    scale: Scale;
    comment: number;
    /** JSON of `Spoken`, as it was asked. */
    question: string;
    asked_at: number;
    until: number;
    /** First, and last. */
    answered_at: number | null;
    changed_at: number | null;
    score: number | null;
    text: Generated<string>;
    /** How often it was answered. */
    answers: Generated<number>;
  };
  /** The newest letter that asks for it. */
  survey_link: {
    conversation: ConversationId;
    /** A hash. */
    token: string;
    until: number;
    sent_at: number;
    /** When it was answered by. */
    used_at: number | null;
  };
}
