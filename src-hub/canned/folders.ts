import type { Account } from "../../src-shared/accounts/model.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import {
  type CannedFolderBody,
  type CannedFolderId,
  type CannedId,
  type CannedScope,
  mostOwnFolders,
  mostSharedFolders,
} from "../../src-shared/canned/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { CannedFolderRow } from "../store/tables/canned.ts";
import type { Reader, Tx } from "../store/transact.ts";
import type { InputOf } from "../supervision/asked.ts";
import { outdated, writeChange } from "../supervision/audit.ts";
import { forgetFiles } from "./files.ts";
import { scopeIn, scopeOf } from "./rows.ts";
import { tellFolder } from "./told.ts";

/** What is one's own, which nobody else sees, or what is shared, of which each change is written down. */
export type Whose = "own" | "shared";

type Asks = typeof cannedAsks;

export const bodyOf = ({ name, scope, position }: CannedFolderRow): CannedFolderBody => ({
  name,
  scope: scopeOf(scope),
  position,
});

const isOf = (scope: string, by: Account, whose: Whose): boolean =>
  whose === "own" ? scope === `personal:${by.id}` : !scope.startsWith("personal:");

/** Whether this response is there and shared. */
export async function isShared(db: Reader, canned: string): Promise<boolean> {
  const row = await db
    .selectFrom("canned")
    .select("scope")
    .where("id", "=", canned as CannedId)
    .executeTakeFirst();
  return row !== undefined && !row.scope.startsWith("personal:");
}

/** The folder, if it is one of those; what is another's is as if there were none. */
export async function folderOf(tx: Tx, by: Account, whose: Whose, id: CannedFolderId): Promise<CannedFolderRow> {
  const row = await tx.db.selectFrom("canned_folder").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || !isOf(row.scope, by, whose)) throw refuse("gone", "folder-gone");
  return row;
}

export async function saveFolder(
  tx: Tx,
  by: Account,
  whose: Whose,
  { id, to, expected }: InputOf<Asks, "cannedFolder.save">,
): Promise<void> {
  if ((to.scope.kind === "personal") !== (whose === "own")) throw refuse("invalid", "folder-scope");
  await checkScope(tx, to.scope);
  const scope = scopeIn(to.scope, by.id);
  const row = { scope, name: to.name, position: to.position };
  if (expected === null) {
    await checkNew(tx, by, whose, id);
    await tx.db
      .insertInto("canned_folder")
      .values({ id, ...row })
      .execute();
    await written(tx, by, whose, "cannedFolder.added", id, { before: null, after: to });
    return tellFolder(tx, id, null);
  }
  const held = await folderOf(tx, by, whose, id);
  const before = bodyOf(held);
  if (!isSame(before, expected)) throw await outdated(tx.db, `cannedFolder:${id}`);
  if (held.scope !== scope) await moveAll(tx, id, scope);
  await tx.db.updateTable("canned_folder").set(row).where("id", "=", id).execute();
  await written(tx, by, whose, "cannedFolder.changed", id, { before, after: to });
  await tellFolder(tx, id, held.scope);
}

export async function removeFolder(
  tx: Tx,
  by: Account,
  whose: Whose,
  { id, expected }: InputOf<Asks, "cannedFolder.remove">,
): Promise<void> {
  const held = await folderOf(tx, by, whose, id);
  const before = bodyOf(held);
  if (!isSame(before, expected)) throw await outdated(tx.db, `cannedFolder:${id}`);
  const inside = await tx.db.selectFrom("canned").select(["id", "shortcut"]).where("folder", "=", id).execute();
  await tx.db.deleteFrom("canned").where("folder", "=", id).execute();
  for (const response of inside) await forgetFiles(tx, response.id, []);
  await tx.db.deleteFrom("canned_folder").where("id", "=", id).execute();
  const had = { ...before, shortcuts: inside.map(({ shortcut }) => shortcut) };
  await written(tx, by, whose, "cannedFolder.removed", id, { before: had, after: null });
  await tellFolder(tx, id, held.scope);
}

/** Who changes it. `key`: the name of the key by which a program does, in the name of who made it. */
export type By = Account & { readonly key?: string };

/** One row of who changed what, of what is shared. */
export async function written(
  tx: Tx,
  by: By,
  whose: Whose,
  act: string,
  id: string,
  change: { readonly before: unknown; readonly after: unknown },
): Promise<void> {
  if (whose !== "shared") return;
  const reason = by.key === undefined ? {} : { reason: by.key };
  await writeChange(tx, by, { act, target: `${act.split(".")[0]}:${id}`, ...change, ...reason });
}

/** Written with their fields in one order. */
export const isSame = (one: CannedFolderBody, other: CannedFolderBody): boolean =>
  one.name === other.name &&
  one.position === other.position &&
  scopeIn(one.scope, "" as Account["id"]) === scopeIn(other.scope, "" as Account["id"]);

async function checkNew(tx: Tx, by: Account, whose: Whose, id: CannedFolderId): Promise<void> {
  const taken = await tx.db.selectFrom("canned_folder").select("id").where("id", "=", id).executeTakeFirst();
  if (taken) throw refuse("conflict", "id-taken");
  const all = tx.db.selectFrom("canned_folder").select(({ fn }) => fn.countAll<number>().as("count"));
  const found =
    whose === "own"
      ? all.where("scope", "=", `personal:${by.id}`)
      : all.where((eb) => eb.or([eb("scope", "<", "personal:"), eb("scope", ">=", "personal;")]));
  const { count } = await found.executeTakeFirstOrThrow();
  if (count >= (whose === "own" ? mostOwnFolders : mostSharedFolders)) throw refuse("full", "folders-full");
}

async function checkScope(tx: Tx, scope: CannedScope): Promise<void> {
  if (scope.kind === "team" && scope.team !== null) {
    const team = await tx.db.selectFrom("team").select("id").where("id", "=", scope.team).executeTakeFirst();
    if (!team) throw refuse("gone", "team-gone");
  }
  if (scope.kind !== "queue") return;
  const queue = await tx.db.selectFrom("queue").select("removed").where("id", "=", scope.queue).executeTakeFirst();
  if (!queue || queue.removed === 1) throw refuse("gone", "queue-gone");
}

/** To others who use it: none of its shortcuts may be theirs already. */
async function moveAll(tx: Tx, folder: CannedFolderId, scope: string): Promise<void> {
  const clash = await tx.db
    .selectFrom("canned as moved")
    .innerJoin("canned as there", "there.shortcut_key", "moved.shortcut_key")
    .select("there.shortcut")
    .where("moved.folder", "=", folder)
    .where("there.scope", "=", scope)
    .where("there.folder", "!=", folder)
    .limit(1)
    .executeTakeFirst();
  if (clash) throw refuse("conflict", "shortcut-taken", { values: { shortcut: clash.shortcut } });
  await tx.db.updateTable("canned").set({ scope }).where("folder", "=", folder).execute();
}
