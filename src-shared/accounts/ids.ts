import * as z from "zod/mini";

/** A role's: the house's own three are `agent`, `supervisor` and `administrator`, all others UUIDs. */
export const RoleId = z.union([z.enum(["agent", "supervisor", "administrator"]), z.uuid()]).brand<"RoleId">();
export type RoleId = z.infer<typeof RoleId>;
export const TeamId = z.uuid().brand<"TeamId">();
export type TeamId = z.infer<typeof TeamId>;
export const ApprovalId = z.uuid().brand<"ApprovalId">();
export type ApprovalId = z.infer<typeof ApprovalId>;
