import type { Account } from "../../src-shared/accounts/model.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import {
  type CannedBody,
  type CannedFolderId,
  type CannedId,
  longestFolder,
  mostInFolder,
  shortcutKey,
} from "../../src-shared/canned/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { CannedFolderRow, CannedRow } from "../store/tables/canned.ts";
import type { Tx } from "../store/transact.ts";
import type { InputOf } from "../supervision/asked.ts";
import { outdated } from "../supervision/audit.ts";
import { forgetFiles, keepFiles } from "./files.ts";
import { folderOf, type Whose, written } from "./folders.ts";
import { cannedOfRow } from "./rows.ts";
import { tellFolder } from "./told.ts";

type Asks = typeof cannedAsks;

type Entry = Omit<CannedBody, "folder" | "files">;

const columns = ({ shortcut, title, text, variants }: Entry, folder: CannedFolderRow) => ({
  folder: folder.id,
  scope: folder.scope,
  shortcut,
  shortcut_key: shortcutKey(shortcut),
  title,
  text,
  variants: JSON.stringify(variants.map(({ language, text: words }) => ({ language, text: words }))),
});

/** What is kept of one, as it is written. */
export function bodyOf(row: CannedRow): CannedBody {
  const { id: _id, ...body } = cannedOfRow(row);
  return body;
}

const asWritten = ({ folder, shortcut, title, text, variants, files }: CannedBody): string =>
  JSON.stringify([
    folder,
    shortcut,
    title,
    text,
    variants.map((one) => [one.language, one.text]),
    files.map((file) => file.id),
  ]);

export async function saveCanned(
  tx: Tx,
  by: Account,
  whose: Whose,
  { id, to, expected }: InputOf<Asks, "canned.save">,
): Promise<void> {
  if (expected === null) {
    const folder = await folderOf(tx, by, whose, to.folder);
    await add(tx, folder, id, to);
    const files = await keepFiles(tx, by, id, to.files, []);
    await written(tx, by, whose, "canned.added", id, { before: null, after: { ...to, files } });
    await checkRoom(tx, folder.id);
    return tellFolder(tx, folder.id, null);
  }
  const held = await seen(tx, by, whose, id, expected);
  const folder = await folderOf(tx, by, whose, to.folder);
  const before = bodyOf(held);
  await checkFree(tx, folder, to.shortcut, id);
  await tx.db.updateTable("canned").set(columns(to, folder)).where("id", "=", id).execute();
  const files = await keepFiles(tx, by, id, to.files, before.files);
  await written(tx, by, whose, "canned.changed", id, { before, after: { ...to, files } });
  await checkRoom(tx, folder.id);
  if (held.folder !== folder.id) await tellFolder(tx, held.folder, null);
  await tellFolder(tx, folder.id, null);
}

export async function removeCanned(
  tx: Tx,
  by: Account,
  whose: Whose,
  { id, expected }: InputOf<Asks, "canned.remove">,
): Promise<void> {
  const held = await seen(tx, by, whose, id, expected);
  await tx.db.deleteFrom("canned").where("id", "=", id).execute();
  await forgetFiles(tx, id, []);
  await written(tx, by, whose, "canned.removed", id, { before: bodyOf(held), after: null });
  await tellFolder(tx, held.folder, null);
}

/** A new one, where its shortcut is nobody's yet. */
export async function add(tx: Tx, folder: CannedFolderRow, id: CannedId, to: Entry): Promise<void> {
  const taken = await tx.db.selectFrom("canned").select("id").where("id", "=", id).executeTakeFirst();
  if (taken) throw refuse("conflict", "id-taken");
  await checkFree(tx, folder, to.shortcut, id);
  await tx.db
    .insertInto("canned")
    .values({ id, ...columns(to, folder), files: "[]" })
    .execute();
}

/** The one that has this shortcut among those who use the folder. */
export const havingShortcut = (tx: Tx, { scope }: CannedFolderRow, shortcut: string): Promise<CannedRow | undefined> =>
  tx.db
    .selectFrom("canned")
    .selectAll()
    .where("scope", "=", scope)
    .where("shortcut_key", "=", shortcutKey(shortcut))
    .executeTakeFirst();

/** Writes over one that is there; answers whether that made a difference. */
export async function overwrite(tx: Tx, folder: CannedFolderRow, held: CannedRow, to: Entry): Promise<boolean> {
  const before = bodyOf(held);
  if (asWritten(before) === asWritten({ ...to, folder: folder.id, files: before.files })) return false;
  await tx.db.updateTable("canned").set(columns(to, folder)).where("id", "=", held.id).execute();
  return true;
}

/** A folder goes over the wire as a whole. */
export async function checkRoom(tx: Tx, folder: CannedFolderId): Promise<void> {
  const inside = await tx.db
    .selectFrom("canned")
    .select(["text", "variants", "files"])
    .where("folder", "=", folder)
    .execute();
  const length = inside.reduce(
    (sum, { text, variants, files }) => sum + text.length + variants.length + files.length,
    0,
  );
  if (inside.length > mostInFolder || length > longestFolder) throw refuse("full", "canned-full");
}

async function seen(tx: Tx, by: Account, whose: Whose, id: CannedId, expected: CannedBody): Promise<CannedRow> {
  const row = await tx.db.selectFrom("canned").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "canned-gone");
  await folderOf(tx, by, whose, row.folder).catch((error: unknown) => {
    // What is another's is as if there were none.
    throw refuse("gone", "canned-gone", {}, error);
  });
  if (asWritten(bodyOf(row)) !== asWritten(expected)) throw await outdated(tx.db, `canned:${id}`);
  return row;
}

async function checkFree(tx: Tx, folder: CannedFolderRow, shortcut: string, id: CannedId): Promise<void> {
  const other = await havingShortcut(tx, folder, shortcut);
  if (other && other.id !== id) throw refuse("conflict", "shortcut-taken", { values: { shortcut: other.shortcut } });
}
