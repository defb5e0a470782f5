import type { accountAdministrationAsks } from "../../../src-shared/accounts/account-asks.ts";
import type { Account } from "../../../src-shared/accounts/model.ts";
import type { Call, HandlersOf } from "../../../src-shared/rpc/contract.ts";
import { hashPassword } from "../../accounts/passwords.ts";
import type { HubParts } from "../../ports.ts";
import type { Change } from "../../store/answered.ts";
import type { Tx } from "../../store/transact.ts";
import { activate, deactivate } from "./active.ts";
import { setFirst } from "./first.ts";
import { addAccount, saveAccount, setPassword } from "./people.ts";
import { setRights } from "./rights.ts";
import { addRole, removeRole, saveRole } from "./roles.ts";
import { addTeam, removeTeam, saveTeam } from "./teams.ts";

type Asks = typeof accountAdministrationAsks;
type Own = Exclude<
  keyof Asks,
  | `approval.${string}`
  | "approvals.mine"
  | `accounts.${string}`
  | "fourEyes.set"
  | `audit.${string}`
  | "account.changePassword"
>;

/** Changes of accounts, roles and teams. */
export function accountHandlers(
  by: Account,
  change: Change,
  { store: { machine }, settings }: Pick<HubParts, "store" | "settings">,
): HandlersOf<Pick<Asks, Own>> {
  const chats = settings.capacity;
  const parts = { machine, chats };
  const done =
    <Input>(does: (tx: Tx, input: Input) => Promise<void>) =>
    (input: Input, call: Call) =>
      change(call, input, async (tx) => {
        await does(tx, input);
        return {};
      });
  return {
    "account.add": done((tx, input) => addAccount(tx, chats, by, input)),
    "account.save": done((tx, input) => saveAccount(tx, chats, by, input)),
    "account.setRights": (input, call) => change(call, input, (tx) => setRights(tx, chats, by, input)),
    "account.setFirst": done((tx, input) => setFirst(tx, chats, by, input)),
    async "account.setPassword"({ id, password }, call) {
      const hash = await hashPassword(password);
      // What is kept of an ask under its key is a hash that anybody could try passwords against: so not of the password.
      return change(call, { id }, async (tx) => {
        await setPassword(tx, by, id, hash);
        return {};
      });
    },
    "account.deactivate": (input, call) => change(call, input, (tx) => deactivate(tx, parts, by, input.id)),
    "account.activate": done((tx, input) => activate(tx, parts, by, input.id)),
    "role.add": done((tx, input) => addRole(tx, by, input)),
    "role.save": (input, call) => change(call, input, (tx) => saveRole(tx, chats, by, input)),
    "role.remove": done((tx, input) => removeRole(tx, by, input)),
    "team.add": done((tx, input) => addTeam(tx, by, input)),
    "team.save": done((tx, input) => saveTeam(tx, by, input)),
    "team.remove": done((tx, input) => removeTeam(tx, by, input)),
  };
}
