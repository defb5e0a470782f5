import type { Account } from "../../src-shared/accounts/model.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import { CannedId } from "../../src-shared/canned/model.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Tx } from "../store/transact.ts";
import type { InputOf, OutputOf } from "../supervision/asked.ts";
import { folderOf, type Whose, written } from "./folders.ts";
import { add, checkRoom, havingShortcut, overwrite } from "./responses.ts";
import { tellFolder } from "./told.ts";

type Asks = typeof cannedAsks;

/** All of it or, when the folder has no room, nothing. What other folders have stays as it is, and is named. */
export async function importCanned(
  tx: Tx,
  by: Account,
  whose: Whose,
  { folder: id, entries }: InputOf<Asks, "canned.import">,
  machine: Machine,
): Promise<OutputOf<Asks, "canned.import">> {
  const folder = await folderOf(tx, by, whose, id);
  const report = { added: 0, changed: 0, same: 0, skipped: [] as string[] };
  for (const entry of entries) {
    const held = await havingShortcut(tx, folder, entry.shortcut);
    if (!held) {
      await add(tx, folder, CannedId.parse(uuid7(machine)), entry);
      report.added += 1;
    } else if (held.folder !== folder.id) report.skipped.push(entry.shortcut);
    else if (await overwrite(tx, folder, held, entry)) report.changed += 1;
    else report.same += 1;
  }
  await checkRoom(tx, id);
  await written(tx, by, whose, "canned.imported", id, { before: null, after: { folder: folder.name, ...report } });
  await tellFolder(tx, id, null);
  return report;
}
