import * as z from "zod/mini";
import type { Role } from "./model.ts";
import { defaultsOf, type Permission, permissionNames } from "./permissions.ts";

const PermissionName = z.enum(permissionNames as readonly [Permission, ...Permission[]]);
const names = z.array(PermissionName).check(z.maxLength(permissionNames.length));

/** What is laid down beside what was there: permissions given, and permissions taken away. One name stands in one of them. */
export const Changes = z
  .object({ grants: names, denials: names })
  .check(z.refine(({ grants, denials }) => !grants.some((name) => denials.includes(name)), "granted-and-denied"));
export type Changes = z.infer<typeof Changes>;
export const noChanges: Changes = { grants: [], denials: [] };

/** A set of permissions with changes laid over it, in the order of the list. */
export function changedBy(held: readonly Permission[], { grants, denials }: Changes): Permission[] {
  return permissionNames.filter((name) => grants.includes(name) || (held.includes(name) && !denials.includes(name)));
}

export interface RoleOfAccount extends Changes {
  /** The house's role that it is made of. */
  readonly base: Role;
}

/** What a role gives: what the house's role that it is made of has, changed by its own. */
export const ofRole = (role: RoleOfAccount): Permission[] => changedBy(defaultsOf(role.base), role);

/** What an account may do: what its role gives, changed by its own. The nearer always holds. */
export const effective = (role: RoleOfAccount, own: Changes): Permission[] => changedBy(ofRole(role), own);

/** The fewest changes that make `wanted` of `held`. */
export function changesTo(held: readonly Permission[], wanted: readonly Permission[]): Changes {
  return {
    grants: permissionNames.filter((name) => wanted.includes(name) && !held.includes(name)),
    denials: permissionNames.filter((name) => held.includes(name) && !wanted.includes(name)),
  };
}

/** Of these, what goes beyond an agent's work: nobody gives it to others who has not got it himself. */
export function powersIn(held: readonly Permission[]): Permission[] {
  const work = defaultsOf("agent");
  return held.filter((name) => !work.includes(name));
}
