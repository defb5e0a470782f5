import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";

/** The part of the table in `permitted.ts` that is of setting a house up, and of getting people into it. */
export const permittedSetUp = {
  "passwordLink.make": "Administration > Accounts > Edit",
  "passwordLink.revoke": "Administration > Accounts > Edit",
  "setUp.read": "Administration > Accounts > Edit",
  "setUp.dismiss": "Administration > Accounts > Edit",
  // His own, and how many wait for him: none for who decides nothing.
  "approvals.mine": null,
} as const satisfies Partial<Record<keyof AgentContract["asks"], Permission | null>>;
