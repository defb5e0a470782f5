import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { uploadAgentAsks } from "../../src-shared/uploads/asks.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { bytesOfHouse } from "./rows.ts";
import { changeHouseUploads, houseUploads } from "./rules.ts";

/** What the house takes of files: read and changed by who lays things down for all. */
export function uploadRulesHandlers(
  agent: Account,
  change: Change,
  { store: { read }, uploads }: HubParts,
): HandlersOf<typeof uploadAgentAsks> {
  return {
    "uploadRules.read": async () => ({
      rules: await houseUploads(read),
      bytes: await bytesOfHouse(read),
      isReached: uploads !== undefined && uploads.address() !== null,
    }),
    "uploadRules.change": (input, call) => change(call, input, (tx) => changeHouseUploads(tx, agent, input)),
  };
}
