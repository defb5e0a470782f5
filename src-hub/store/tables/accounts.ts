import type { Generated } from "kysely";
import type { AccountId, Role } from "../../../src-shared/accounts/model.ts";
import type { ApprovalId, RoleId, TeamId } from "../../../src-shared/accounts/ids.ts";

/** Roles, teams, and changes that wait for a second administrator. */
export interface AccountTables {
  account: {
    id: AccountId;
    name: string;
    /** What he is to others; the base of his role. */
    role: Role;
    password: string;
    v: number;
    created_at: number;
    /** May be in video calls (features 001-04): follows from his permissions. */
    video: Generated<number>;
    /** May turn a chat into a video call himself (001-27): follows from his permissions. */
    escalate: Generated<number>;
    /** May answer visitors at all: follows from his permissions. */
    chats: Generated<number>;
    /** JSON of `AgentRouting`. */
    routing: Generated<string>;
    email: string | null;
    /** A role that is none of the house's three; null: the one that `role` names. */
    own_role: RoleId | null;
    team: TeamId | null;
    /** JSON of permissions' names, beside those of his role. */
    grants: Generated<string>;
    /** JSON of permissions' names that his role has and he has not. */
    denials: Generated<string>;
    /** 0: nobody signs in with it; its past is kept. */
    active: Generated<number>;
  };
  role: { id: RoleId; name: string; base: Role; grants: Generated<string>; denials: Generated<string> };
  team: { id: TeamId; name: string };
  /** `input`: JSON of what was asked, in the name of `by`. */
  approval: {
    id: ApprovalId;
    ask: string;
    input: string;
    at: number;
    by: AccountId;
    expires_at: number;
    state: "open" | "approved" | "refused" | "lapsed";
    decided_by: AccountId | null;
    decided_at: number | null;
  };
  /** By which somebody sets his own password, once. `hash` of its secret; `mailed`: 0 or 1. */
  password_link: {
    account: AccountId;
    hash: string;
    made_at: number;
    made_by: AccountId;
    expires_at: number;
    mailed: number;
    used_at: number | null;
  };
}
