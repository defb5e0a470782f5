import type { Account } from "../../src-shared/accounts/model.ts";
import type { administrationAsks } from "../../src-shared/administration/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { addButton, changeButton, removeButton } from "./buttons.ts";
import { changeAccount, changeQueue, changeSite } from "./changes.ts";
import { readAdministration } from "./read.ts";

/** An administrator's asks. Every change is written to the history of the configuration, with what was before. */
export function administrationHandlers(
  agent: Account,
  change: Change,
  { store, settings }: HubParts,
): HandlersOf<typeof administrationAsks> {
  return {
    "administration.read": () => store.snapshot(readAdministration),
    "site.change": (input, call) => change(call, input, (tx) => changeSite(tx, agent, input)),
    "queue.change": (input, call) => change(call, input, (tx) => changeQueue(tx, agent, input)),
    "account.change": (input, call) => change(call, input, (tx) => changeAccount(tx, settings.capacity, agent, input)),
    "button.add": (input, call) => change(call, input, (tx) => addButton(tx, agent, input, store.machine)),
    "button.change": (input, call) => change(call, input, (tx) => changeButton(tx, agent, input)),
    "button.remove": (input, call) => change(call, input, (tx) => removeButton(tx, agent, input.button)),
  };
}
