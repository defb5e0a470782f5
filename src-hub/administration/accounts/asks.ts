import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { passwordLinkAsks } from "../../../src-shared/accounts/password-links.ts";
import type { setUpAsks } from "../../../src-shared/administration/set-up.ts";
import { setUpHandlers } from "../set-up.ts";
import { passwordLinkHandlers } from "./links.ts";
import type { Account } from "../../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../../src-shared/rpc/contract.ts";
import type { Rights } from "../../accounts/rights.ts";
import { verifyAudit } from "../../supervision/audit-seal.ts";
import type { HubParts } from "../../ports.ts";
import type { Change } from "../../store/answered.ts";
import { approve, refuseApproval } from "./approvals.ts";
import { listAudit } from "./audit-list.ts";
import { dangerousHandlers, openApprovals } from "./four-eyes.ts";
import { accountHandlers } from "./handlers.ts";
import { isFourEyes } from "./house.ts";
import { listAccounts } from "./list.ts";
import { listRoles } from "./roles.ts";
import { mineOf } from "./mine-approvals.ts";
import { changePassword } from "./own-password.ts";
import { listTeams } from "./teams.ts";

/** Administration of people: accounts, roles, teams, four eyes, audit. */
export function accountAdministrationHandlers(
  by: Account,
  change: Change,
  parts: HubParts,
  { family }: Pick<Rights, "family">,
): HandlersOf<typeof accountAdministrationAsks & typeof passwordLinkAsks & typeof setUpAsks> {
  const { store } = parts;
  return {
    ...accountHandlers(by, change, parts),
    ...passwordLinkHandlers(by, change, parts),
    ...setUpHandlers(by, change, parts),
    "accounts.list": (input) => store.snapshot((db) => listAccounts(db, input)),
    "accounts.frame": () =>
      store.snapshot(async (db) => ({
        roles: await listRoles(db),
        teams: await listTeams(db),
        fourEyes: await isFourEyes(db),
        mail: parts.mail.isOn,
        approvals: await openApprovals(db, store.machine.now()),
      })),
    "account.changePassword": (input, call) => changePassword(parts, by, family, change, call, input),
    "fourEyes.set": dangerousHandlers(parts, by, change)["fourEyes.set"],
    "approvals.mine": () => store.snapshot((db) => mineOf(db, by, store.machine.now())),
    "approval.approve": (input, call) =>
      change(call, input, async (tx) => {
        await approve(tx, parts, by, input.id);
        return {};
      }),
    "approval.refuse": (input, call) =>
      change(call, input, async (tx) => {
        await refuseApproval(tx, by, input.id);
        return {};
      }),
    "audit.list": (input) => store.snapshot((db) => listAudit(db, input)),
    "audit.verify": ({ held }) => store.snapshot((db) => verifyAudit(db, held)),
  };
}
