import type { Permission } from "../../src-shared/accounts/permissions.ts";
import type { dataRequestAsks, erasedAsks } from "../../src-shared/visitors/data-requests.ts";

/** Part of the table of permissions: see `accounts/permitted.ts`. */
export const ofVisitorsData = {
  "dataRequests.read": "Visitor > Data > Delete",
  "dataRequest.look": "Visitor > Data > Delete",
  "dataRequest.export": "Visitor > Data > Delete",
  "dataRequest.erase": "Visitor > Data > Delete",
  "dataRequest.refuse": "Visitor > Data > Delete",
  // Ids alone, for desks that must forget what they hold.
  "conversations.erased": null,
} as const satisfies Readonly<Record<keyof typeof dataRequestAsks | keyof typeof erasedAsks, Permission | null>>;
