import type { Account } from "../../src-shared/accounts/model.ts";
import type { administrationAsks } from "../../src-shared/administration/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";

export function administrationHandlers(
  _agent: Account,
  _change: Change,
  _hub: HubParts,
): HandlersOf<typeof administrationAsks> {
  const later = (): never => {
    throw refuse("unavailable", "not-yet");
  };
  return {
    "administration.read": later,
    "site.change": later,
    "button.add": later,
    "button.change": later,
    "button.remove": later,
    "queue.change": later,
    "account.change": later,
  };
}
