import * as z from "zod/mini";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { CannedBody, CannedFolderBody, CannedFolderId, CannedId } from "../../../src-shared/canned/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { type By, bodyOf as folderBody, removeFolder, saveFolder } from "../../canned/folders.ts";
import { bodyOf, removeCanned, saveCanned } from "../../canned/responses.ts";
import { sharedFolders } from "../../canned/rows.ts";
import type { Reader } from "../../store/transact.ts";
import type { Caller } from "../callers.ts";
import { get, post, put, remove } from "../route.ts";

/** What stands in a path may be anything: what is no id is not there. */
const inPath = z.string().check(z.maxLength(200));
const OfFolder = z.object({ folder: inPath });
const OfCanned = z.object({ canned: inPath });
/** Files are added in the desk; those of a response stay with it whatever a program writes. */
const Written = z.omit(CannedBody, { files: true });
const File = z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.int() });
const Response = z.extend(Written, { id: CannedId, files: z.array(File) });
const done = z.object({});

const listCanned = get({
  path: "/v1/canned",
  name: "listCanned",
  scope: "canned:read",
  summary: "Canned responses that are shared, in their folders",
  description: "What agents keep for themselves is not among them.",
  answer: z.object({
    folders: z.array(z.extend(CannedFolderBody, { id: CannedFolderId, responses: z.array(Response) })),
  }),
  handle: ({ store }) =>
    store.snapshot(async (db) => {
      const folders = await sharedFolders(db);
      return {
        folders: folders.map((folder) => ({
          ...folder,
          responses: folder.responses.map((one) => ({
            ...one,
            files: one.files.map(({ id, name, type, size }) => ({ id, name, type, size })),
          })),
        })),
      };
    }),
});

const addFolder = post({
  path: "/v1/canned-folders",
  name: "addCannedFolder",
  scope: "canned:write",
  summary: "A folder of a team, a queue or the whole house (`team` null)",
  body: CannedFolderBody,
  answer: z.object({ id: CannedFolderId }),
  faults: [404, 409],
  handle: ({ store }, { caller, body, change }) =>
    change(async (tx) => {
      const id = CannedFolderId.parse(uuid7(store.machine));
      await saveFolder(tx, await byOf(tx.db, caller), "shared", { id, to: body, expected: null });
      return { id };
    }),
});

const changeFolder = put({
  path: "/v1/canned-folders/{folder}",
  name: "changeCannedFolder",
  scope: "canned:write",
  summary: "Another name, place or scope for a folder",
  params: OfFolder,
  body: CannedFolderBody,
  answer: done,
  faults: [404, 409],
  handle: (_hub, { caller, params, body, change }) =>
    change(async (tx) => {
      const by = await byOf(tx.db, caller);
      const { id, held } = await heldFolder(tx.db, params.folder);
      await saveFolder(tx, by, "shared", { id, to: body, expected: held });
      return {};
    }),
});

const deleteFolder = remove({
  path: "/v1/canned-folders/{folder}",
  name: "deleteCannedFolder",
  scope: "canned:write",
  summary: "Takes a folder away, with all that is in it",
  params: OfFolder,
  answer: done,
  faults: [404, 409],
  handle: (_hub, { caller, params, change }) =>
    change(async (tx) => {
      const by = await byOf(tx.db, caller);
      const { id, held } = await heldFolder(tx.db, params.folder);
      await removeFolder(tx, by, "shared", { id, expected: held });
      return {};
    }),
});

const addCanned = post({
  path: "/v1/canned",
  name: "addCanned",
  scope: "canned:write",
  summary: "A response, in one of the shared folders",
  body: Written,
  answer: z.object({ id: CannedId }),
  faults: [404, 409],
  handle: ({ store }, { caller, body, change }) =>
    change(async (tx) => {
      const id = CannedId.parse(uuid7(store.machine));
      await saveCanned(tx, await byOf(tx.db, caller), "shared", { id, to: { ...body, files: [] }, expected: null });
      return { id };
    }),
});

const changeCanned = put({
  path: "/v1/canned/{canned}",
  name: "changeCanned",
  scope: "canned:write",
  summary: "Other words for a response, or another folder",
  params: OfCanned,
  body: Written,
  answer: done,
  faults: [404, 409],
  handle: (_hub, { caller, params, body, change }) =>
    change(async (tx) => {
      const by = await byOf(tx.db, caller);
      const { id, held } = await heldCanned(tx.db, params.canned);
      await saveCanned(tx, by, "shared", { id, to: { ...body, files: held.files }, expected: held });
      return {};
    }),
});

const deleteCanned = remove({
  path: "/v1/canned/{canned}",
  name: "deleteCanned",
  scope: "canned:write",
  summary: "Takes a response away; what was sent with it stays",
  params: OfCanned,
  answer: done,
  faults: [404, 409],
  handle: (_hub, { caller, params, change }) =>
    change(async (tx) => {
      const by = await byOf(tx.db, caller);
      const { id, held } = await heldCanned(tx.db, params.canned);
      await removeCanned(tx, by, "shared", { id, expected: held });
      return {};
    }),
});

export const cannedRoutes = [listCanned, addFolder, changeFolder, deleteFolder, addCanned, changeCanned, deleteCanned];

/** In whose name it is done. Responses are the house's: a key for some sites changes none. */
async function byOf(db: Reader, caller: Caller): Promise<By> {
  if (caller.sites !== null) throw refuse("forbidden", "key-for-sites");
  const account = await db
    .selectFrom("account")
    .select(["id", "name", "role"])
    .where("id", "=", caller.madeBy as AccountId)
    .executeTakeFirstOrThrow();
  return { ...account, key: caller.name };
}

/** As it stands now: a program changes what is there. `gone` for what is an agent's own, too. */
async function heldFolder(db: Reader, written: string) {
  const id = written as CannedFolderId;
  const row = await db.selectFrom("canned_folder").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "folder-gone");
  return { id, held: folderBody(row) };
}

async function heldCanned(db: Reader, written: string) {
  const id = written as CannedId;
  const row = await db.selectFrom("canned").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "canned-gone");
  return { id, held: bodyOf(row) };
}
