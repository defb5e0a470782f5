import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { TeamId } from "../../src-shared/accounts/ids.ts";
import type { Canned, CannedFolder, CannedScope, CannedState, CannedVariant } from "../../src-shared/canned/model.ts";
import { byPlace } from "../../src-shared/canned/state.ts";
import type { Attachment } from "../../src-shared/uploads/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { CannedFolderRow, CannedRow } from "../store/tables/canned.ts";
import type { Reader } from "../store/transact.ts";

/** What stands in a row for a scope; whose a personal one is stands nowhere else. */
export function scopeIn(scope: CannedScope, owner: AccountId): string {
  if (scope.kind === "personal") return `personal:${owner}`;
  return scope.kind === "team" ? `team:${scope.team ?? ""}` : `queue:${scope.queue}`;
}

export function scopeOf(written: string): CannedScope {
  const [kind, id = ""] = written.split(":");
  if (kind === "personal") return { kind };
  return kind === "team" ? { kind, team: id === "" ? null : (id as TeamId) } : { kind: "queue", queue: id as QueueId };
}

/** One with its fields in the order of its schema, so that two can be compared as they are written. */
export const cannedOfRow = ({ id, folder, shortcut, title, text, variants, files }: CannedRow): Canned => ({
  id,
  folder,
  shortcut,
  title,
  text,
  variants: JSON.parse(variants) as CannedVariant[],
  files: JSON.parse(files) as Attachment[],
});

/** Folders with all that is in them, in their order. */
export async function foldersWith(db: Reader, rows: readonly CannedFolderRow[]): Promise<CannedFolder[]> {
  const folders: CannedFolder[] = [];
  for (const { id, scope, name, position } of rows) {
    const inside = await db.selectFrom("canned").selectAll().where("folder", "=", id).orderBy("id").execute();
    folders.push({ id, name, scope: scopeOf(scope), position, responses: inside.map(cannedOfRow) });
  }
  return folders.sort(byPlace);
}

const foldersOf = (db: Reader, scopes: readonly string[]) =>
  db.selectFrom("canned_folder").selectAll().where("scope", "in", scopes).execute();

/** Those of one kind: `queue:` and whatever stands behind it. */
const foldersOfKind = (db: Reader, kind: "queue" | "team") =>
  db.selectFrom("canned_folder").selectAll().where("scope", ">=", `${kind}:`).where("scope", "<", `${kind};`).execute();

/** What is shared, whoever may use it. */
export async function sharedFolders(db: Reader): Promise<CannedFolder[]> {
  return foldersWith(db, [...(await foldersOfKind(db, "queue")), ...(await foldersOfKind(db, "team"))]);
}

/** All that an account may use, and what he has used, the newest first, also of what is not there any more. */
export async function cannedOf(db: Reader, account: AccountId): Promise<CannedState> {
  const row = await db.selectFrom("account").select("team").where("id", "=", account).executeTakeFirst();
  const scopes = [`personal:${account}`, "team:", ...(row?.team ? [`team:${row.team}`] : [])];
  const rows = [...(await foldersOf(db, scopes)), ...(await foldersOfKind(db, "queue"))];
  const folders = await foldersWith(db, rows);
  const used = await db
    .selectFrom("canned_use")
    .select(["canned", "count", "at"])
    .where("account", "=", account)
    .orderBy("at", "desc")
    .limit(1000)
    .execute();
  return { folders, used };
}

/** How often each of these was used by all, and when last. */
export async function usesOf(db: Reader, folders: readonly CannedFolder[]): Promise<CannedState["used"]> {
  const ids = folders.flatMap(({ responses }) => responses.map(({ id }) => id));
  const used: CannedState["used"] = [];
  // In parts: a statement takes so many values.
  for (let from = 0; from < ids.length; from += 500)
    used.push(
      ...(await db
        .selectFrom("canned_use")
        .select(["canned", ({ fn }) => fn.sum<number>("count").as("count"), ({ fn }) => fn.max("at").as("at")])
        .where("canned", "in", ids.slice(from, from + 500))
        .groupBy("canned")
        .execute()),
    );
  return used;
}
