import type { Account } from "../../src-shared/accounts/model.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Change } from "../store/answered.ts";
import type { Rights } from "../accounts/rights.ts";
import type { HubParts } from "../ports.ts";
import { cannedFileHandlers } from "./file-asks.ts";
import { removeFolder, saveFolder } from "./folders.ts";
import { importCanned } from "./import.ts";
import { removeCanned, saveCanned } from "./responses.ts";
import { sharedFolders, usesOf } from "./rows.ts";
import { useCanned } from "./use.ts";

const nothing = () => ({});

/** Responses that are kept ready. Which of the asks need a permission stands in `permitted.ts`. */
export function cannedHandlers(
  agent: Account,
  change: Change,
  hub: Pick<HubParts, "store" | "uploads">,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof cannedAsks> {
  const { machine } = hub.store;
  return {
    ...cannedFileHandlers(agent, change, hub, rights),
    "canned.list": () =>
      hub.store.snapshot(async (db) => {
        const folders = await sharedFolders(db);
        return {
          folders,
          used: await usesOf(db, folders),
          teams: await db.selectFrom("team").select(["id", "name"]).orderBy("name").execute(),
          queues: await db
            .selectFrom("queue")
            .select(["id", "name"])
            .where("removed", "=", 0)
            .orderBy("name")
            .execute(),
        };
      }),
    "cannedFolder.save": (input, call) =>
      change(call, input, (tx) => saveFolder(tx, agent, "shared", input).then(nothing)),
    "cannedFolder.remove": (input, call) =>
      change(call, input, (tx) => removeFolder(tx, agent, "shared", input).then(nothing)),
    "canned.save": (input, call) => change(call, input, (tx) => saveCanned(tx, agent, "shared", input).then(nothing)),
    "canned.remove": (input, call) =>
      change(call, input, (tx) => removeCanned(tx, agent, "shared", input).then(nothing)),
    "canned.import": (input, call) => change(call, input, (tx) => importCanned(tx, agent, "shared", input, machine)),
    "cannedFolder.saveOwn": (input, call) =>
      change(call, input, (tx) => saveFolder(tx, agent, "own", input).then(nothing)),
    "cannedFolder.removeOwn": (input, call) =>
      change(call, input, (tx) => removeFolder(tx, agent, "own", input).then(nothing)),
    "canned.saveOwn": (input, call) => change(call, input, (tx) => saveCanned(tx, agent, "own", input).then(nothing)),
    "canned.removeOwn": (input, call) =>
      change(call, input, (tx) => removeCanned(tx, agent, "own", input).then(nothing)),
    "canned.importOwn": (input, call) => change(call, input, (tx) => importCanned(tx, agent, "own", input, machine)),
    "canned.use": (input, call) => change(call, input, (tx) => useCanned(tx, agent, input.canned).then(nothing)),
  };
}
