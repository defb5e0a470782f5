import type { AdministeredRole } from "../../../src-shared/accounts/administered.ts";
import { ofRole } from "../../../src-shared/accounts/effective.ts";
import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import { text } from "../../text/text.ts";

/** The house's own three have a word in each language, the others the name that somebody gave them. */
export function roleName({ id, name, base }: Pick<AdministeredRole, "id" | "name" | "base">): string {
  return (id as string) === base ? text(`settings.accountRole.${base}`) : name;
}

export const isOfHouse = ({ id, base }: Pick<AdministeredRole, "id" | "base">): boolean => (id as string) === base;

export const permissionsOfRole = ({ base, own }: Pick<AdministeredRole, "base" | "own">): Permission[] =>
  ofRole({ base, ...own });
