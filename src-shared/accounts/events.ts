import * as z from "zod/mini";
import { Account } from "./model.ts";

/** State: topic `account`: his name, his role or what he may do was changed. Names of permissions that this side does not know mean nothing to it. */
export const AccountChanged = z.object({
  type: z.literal("account.changed"),
  account: Account,
  permissions: z.array(z.string()),
});

/** Passing, to who asked for a change that two must agree to, and to who may decide it: `approvals.mine` is another now. */
export const ApprovalsChanged = z.object({ type: z.literal("approvals.changed") });
