import * as z from "zod/mini";
import { lineOf } from "../text/clean.ts";
import { Changes } from "./effective.ts";
import { ApprovalId, RoleId, TeamId } from "./ids.ts";
import { AccountId, Role } from "./model.ts";
import { PasswordLink } from "./password-links.ts";

const name = z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing")));
/** Empty: none is known. */
const email = z.pipe(lineOf(200), z.string().check(z.regex(/^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/, "email-wrong")));

/** What stands on an account beside what it may do. */
export const AccountBody = z.object({ name, email, team: z.nullable(TeamId) });
export type AccountBody = z.infer<typeof AccountBody>;

/** A role and what is changed of it for this account alone (features 001-04, 001-27). */
export const AccountRights = z.object({ role: RoleId, own: Changes });
export type AccountRights = z.infer<typeof AccountRights>;

/** A role of the house's own making, or what is changed of one of the three. */
export const RoleBody = z.object({ name: z.pipe(lineOf(80), z.string()), base: Role, own: Changes });
export type RoleBody = z.infer<typeof RoleBody>;
export const TeamBody = z.object({ name });
export type TeamBody = z.infer<typeof TeamBody>;

export const AdministeredPerson = z.object({
  id: AccountId,
  ...AccountBody.shape,
  ...AccountRights.shape,
  /** What he is to others. */
  base: Role,
  active: z.boolean(),
  /** Asked before the others (001-05); stands among what the router knows of him. */
  first: z.boolean(),
  since: z.number(),
  /** How many desks are signed in. */
  desks: z.int(),
  hasPassword: z._default(z.boolean(), true),
  /** Known to the house's own sign-in. */
  isLinked: z._default(z.boolean(), false),
  /** The newest link by which he sets his password; null: none was made, or it was taken back. */
  link: z._default(z.nullable(PasswordLink), null),
});
export type AdministeredPerson = z.infer<typeof AdministeredPerson>;

export const AdministeredRole = z.object({
  id: RoleId,
  ...RoleBody.shape,
  accounts: z.int(),
});
export type AdministeredRole = z.infer<typeof AdministeredRole>;

export const AdministeredTeam = z.object({ id: TeamId, ...TeamBody.shape, accounts: z.int() });
export type AdministeredTeam = z.infer<typeof AdministeredTeam>;

/** A dangerous change that waits for a second administrator. */
export const Approval = z.object({
  id: ApprovalId,
  /** The ask that will be asked, and with what. */
  ask: z.string(),
  input: z.unknown(),
  /** What that is called now whom or what it changes; empty for what is new. */
  of: z._default(z.string(), ""),
  by: z.object({ id: AccountId, name: z.string() }),
  at: z.number(),
  until: z.number(),
});
export type Approval = z.infer<typeof Approval>;

/** One that somebody asked for himself, with what became of it; `by` null while it is open, or when its day was over. */
export const OwnApproval = z.object({
  id: ApprovalId,
  ask: z.string(),
  of: z.string(),
  at: z.number(),
  until: z.number(),
  state: z.enum(["open", "approved", "refused", "lapsed"]),
  decided: z.nullable(z.object({ by: z.nullable(z.string()), at: z.number() })),
});
export type OwnApproval = z.infer<typeof OwnApproval>;
