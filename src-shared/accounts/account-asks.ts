import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { AuditRow } from "../supervision/audit.ts";
import {
  AccountBody,
  AccountRights,
  AdministeredPerson,
  AdministeredRole,
  AdministeredTeam,
  Approval,
  OwnApproval,
  RoleBody,
  TeamBody,
} from "./administered.ts";
import { lineOf } from "../text/clean.ts";
import { ApprovalId, RoleId, TeamId } from "./ids.ts";
import { AccountId } from "./model.ts";

const Place = z.object({ name: z.string(), id: AccountId });
/** He knows that he takes something from himself; without it that is refused with `own-rights`. */
const sure = z._default(z.boolean(), false);
/** Conversations that go back to the queue, or are ruled anew, now. */
const applied = z.object({ conversations: z.int() });
const Password = z.string().check(z.minLength(12, "password-short"), z.maxLength(200, "password-long"));
const AuditFilter = {
  /** A part of the name of who did it. */
  by: z.optional(lineOf(100)),
  /** The start of the act: `account`, or `account.rights`. */
  act: z.optional(z.string().check(z.maxLength(60))),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
};

/**
 * Administration of people (features 001-03…05, 001-27, I5). `expected` is what the asker saw: refused `outdated` when it is
 * another meanwhile. Nobody gives what he has not got (`permission-not-yours`), or changes an account that administers
 * more than he does (`account-above-you`); one account at least keeps the right to administer them (`last-administrator`).
 * Where the house wants four eyes, what is dangerous is refused `busy` with `approval-wanted`, and waits for another.
 */
/** How many rows the chain over the audit has, and the hash in which it ends. */
const AuditHead = z.object({ rows: z.int().check(z.minimum(0)), hash: z.string().check(z.maxLength(100)) });
const AuditBroken = z.enum(["missing", "changed", "moved", "unsealed", "cut"]);

export const accountAdministrationAsks = {
  /** By name, 100 at a time; `words` are looked for in name and e-mail. */
  "accounts.list": {
    input: z.object({
      words: z._default(z.string().check(z.maxLength(100)), ""),
      team: z.optional(TeamId),
      after: z.optional(Place),
    }),
    output: z.object({ accounts: z.array(AdministeredPerson), more: z.boolean() }),
    changes: false,
  },
  "accounts.frame": {
    input: nothing,
    output: z.object({
      roles: z.array(AdministeredRole),
      teams: z.array(AdministeredTeam),
      fourEyes: z.boolean(),
      /** Whether letters can be sent. */
      mail: z._default(z.boolean(), false),
      approvals: z.array(Approval),
    }),
    changes: false,
  },
  /** Nobody signs in with it before it has a password, or another way in. */
  "account.add": {
    input: z.object({ id: AccountId, to: AccountBody, rights: AccountRights }),
    output: nothing,
    changes: true,
  },
  "account.save": {
    input: z.object({ id: AccountId, to: AccountBody, expected: AccountBody }),
    output: nothing,
    changes: true,
  },
  "account.setRights": {
    input: z.object({ id: AccountId, to: AccountRights, expected: AccountRights, sure }),
    output: applied,
    changes: true,
  },
  /** "Address first" (001-05): of several, this one is asked before the others. */
  "account.setFirst": { input: z.object({ id: AccountId, first: z.boolean() }), output: nothing, changes: true },
  /** Signs him out everywhere. The asker makes it, and shows it once. */
  "account.setPassword": { input: z.object({ id: AccountId, password: Password }), output: nothing, changes: true },
  /** Signs him out everywhere; who waits for him waits for others again. Not oneself. */
  "account.deactivate": { input: z.object({ id: AccountId }), output: applied, changes: true },
  "account.activate": { input: z.object({ id: AccountId }), output: nothing, changes: true },
  /** His own, by whoever knows the one before. All of his other sign-ins end. */
  "account.changePassword": {
    input: z.object({ before: z.string().check(z.maxLength(1000)), password: Password }),
    output: nothing,
    changes: true,
  },

  "role.add": { input: z.object({ id: RoleId, to: RoleBody }), output: nothing, changes: true },
  "role.save": {
    input: z.object({ id: RoleId, to: RoleBody, expected: RoleBody, sure }),
    output: applied,
    changes: true,
  },
  /** One that nobody has; the house's own three stay. */
  "role.remove": { input: z.object({ id: RoleId, expected: RoleBody }), output: nothing, changes: true },
  "team.add": { input: z.object({ id: TeamId, to: TeamBody }), output: nothing, changes: true },
  "team.save": { input: z.object({ id: TeamId, to: TeamBody, expected: TeamBody }), output: nothing, changes: true },
  /** Who was in it is in none. */
  "team.remove": { input: z.object({ id: TeamId, expected: TeamBody }), output: nothing, changes: true },

  "fourEyes.set": { input: z.object({ on: z.boolean() }), output: nothing, changes: true },
  /** Does it, in the name of who asked; by another than him who may do the same. Refused `gone` when somebody was faster. */
  "approval.approve": { input: z.object({ id: ApprovalId }), output: nothing, changes: true },
  /** By another, or by him who asked: he takes it back. */
  "approval.refuse": { input: z.object({ id: ApprovalId }), output: nothing, changes: true },

  /** How many wait that he may decide, and what he asked for himself: open, or decided within three days. */
  "approvals.mine": {
    input: nothing,
    output: z.object({ waiting: z.int(), mine: z.array(OwnApproval) }),
    changes: false,
  },

  /** Everything that was changed, the newest first; `before`: the row with which the page before ended. */
  "audit.list": {
    input: z.object({
      ...AuditFilter,
      before: z.optional(z.object({ at: z.number(), id: z.uuid() })),
      pageOf: z._default(z.int().check(z.minimum(1), z.maximum(500)), 50),
    }),
    output: z.object({ rows: z.array(AuditRow), more: z.boolean() }),
    changes: false,
  },
  /**
   * Reads the whole chain over the audit. `held`: a head that somebody noted before, which must still be in it. `broken`:
   * the first row that does not fit, by its number from the first; null: all do.
   */
  "audit.verify": {
    input: z.object({ held: z.nullable(AuditHead) }),
    output: z.object({ head: AuditHead, broken: z.nullable(z.object({ number: z.int(), why: AuditBroken })) }),
    changes: false,
  },
} as const;
