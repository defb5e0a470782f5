import type { Generated } from "kysely";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { AppointmentId, AppointmentState } from "../../../src-shared/appointments/model.ts";
import type { ConversationId, VisitorId } from "../../../src-shared/conversations/model.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import type { GroupId } from "../../../src-shared/routing/ids.ts";

export interface AppointmentTables {
  appointment: {
    id: AppointmentId;
    visitor: VisitorId;
    site: string;
    queue: QueueId;
    grp: GroupId | null;
    agent: AccountId | null;
    name: string;
    email: string;
    start: number;
    minutes: number;
    zone: string;
    note: string;
    state: AppointmentState;
    missed_by: "visitor" | "house" | null;
    conversation: ConversationId | null;
    /** What it began, and when: the newest, if he came more than once. */
    began: ConversationId | null;
    began_at: number | null;
    /** Who had the conversation that it began. */
    met: AccountId | null;
    /** A hash. */
    token: string;
    sealed: string;
    sequence: Generated<number>;
    /** How many of its reminders are out. */
    reminded: Generated<number>;
    /** When the hub looks at it next; null: it is over. */
    due_at: number | null;
    made_at: number;
    /** Null: the visitor. */
    made_by: AccountId | null;
    /** 1: its visitor has changed it, and its agent has not looked at it since. */
    news: Generated<number>;
  };
  /** What it was after each change; `by` null: the visitor. */
  appointment_change: {
    appointment: AppointmentId;
    sequence: number;
    at: number;
    by: AccountId | null;
    what: "booked" | "moved" | "cancelled";
    start: number;
    minutes: number;
    agent: AccountId | null;
  };
  appointment_step: { agent: AccountId; at: number; appointment: AppointmentId };
}
