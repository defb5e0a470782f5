import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";

/** Refuses `forbidden` for who is an agent. */
export function supervisorsOnly({ role }: Account): void {
  if (role === "agent") throw refuse("forbidden", "supervisors-only");
}
