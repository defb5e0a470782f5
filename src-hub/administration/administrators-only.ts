import type { Account } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";

/** Refuses `forbidden` for everybody else. */
export function administratorsOnly({ role }: Account): void {
  if (role !== "administrator") throw refuse("forbidden", "administrators-only");
}
