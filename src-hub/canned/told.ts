import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { TeamId } from "../../src-shared/accounts/ids.ts";
import type { CannedFolder, CannedFolderId } from "../../src-shared/canned/model.ts";
import { addresses } from "../bus.ts";
import type { Tx } from "../store/transact.ts";
import { foldersWith } from "./rows.ts";

const folderTold = (id: CannedFolderId, folder: CannedFolder | null) => ({
  event: { type: "canned.folderChanged", id, folder } as const,
  topic: `canned.${id}`,
});

/** The desks that may use what is of this scope. */
async function whoUses(tx: Tx, scope: string): Promise<string[]> {
  const [kind, id = ""] = scope.split(":");
  if (kind === "personal") return [addresses.agent(id)];
  if (kind === "queue" || id === "") return [addresses.desks];
  const rows = await tx.db
    .selectFrom("account")
    .select("id")
    .where("team", "=", id as TeamId)
    .where("active", "=", 1)
    .execute();
  return rows.map((row) => addresses.agent(row.id));
}

/** A folder as it stands now, to those who may use it; to those who might before, that it is gone. */
export async function tellFolder(tx: Tx, id: CannedFolderId, scopeBefore: string | null): Promise<void> {
  const row = await tx.db.selectFrom("canned_folder").selectAll().where("id", "=", id).executeTakeFirst();
  const now = row ? await whoUses(tx, row.scope) : [];
  if (scopeBefore !== null && scopeBefore !== row?.scope)
    // Who still has it is told so right behind.
    for (const address of await whoUses(tx, scopeBefore)) tx.tell(address, folderTold(id, null));
  const [folder] = row ? await foldersWith(tx.db, [row]) : [];
  for (const address of now) tx.tell(address, folderTold(id, folder ?? null));
}

/** He has come into another team: its folders come, and those of the one before go. */
export async function tellNewTeam(
  tx: Tx,
  account: AccountId,
  { before, after }: { readonly before: TeamId | null; readonly after: TeamId | null },
): Promise<void> {
  if (before === after) return;
  const of = (team: TeamId) =>
    tx.db.selectFrom("canned_folder").selectAll().where("scope", "=", `team:${team}`).execute();
  if (before !== null) for (const { id } of await of(before)) tx.tell(addresses.agent(account), folderTold(id, null));
  if (after !== null)
    for (const folder of await foldersWith(tx.db, await of(after)))
      tx.tell(addresses.agent(account), folderTold(folder.id, folder));
}
