import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseConversation } from "../../src-hub/erasure/erase-conversation.ts";
import type { OpenUploads } from "../../src-hub/uploads/uploads.ts";
import { migrate, migrations } from "../../src-hub/store/migrate.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestId } from "../../src-shared/requests/model.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { turns, until } from "../support/hand-clock.ts";
import { photo, type Talk, talkWithFiles, text } from "../support/upload-talk.ts";
import { given, refusal, sendFile } from "../support/uploads.ts";

let talk: Talk;
let flow: Talk["flow"];
let maria: Talk["maria"];
let anna: Talk["anna"];
let conversation: ConversationId;
let request: RequestId;
beforeEach(async () => {
  talk = await talkWithFiles();
  ({ flow, maria, anna, conversation } = talk);
  ({ request } = await anna.link.ask("request.make", { conversation, kind: "photo" }));
});
afterEach(async () => {
  await flow.stop();
  expect(flow.defects).toEqual([]);
});

/** As a hub of before kept them. */
async function old(body: Buffer, whole = 1): Promise<UploadId> {
  const id = flow.id() as UploadId;
  await flow
    .store()
    .transact((tx) =>
      tx.db
        .insertInto("photo")
        .values({ id, conversation, request, whole, width: 600, height: 400, body, at: tx.now, refused: null })
        .execute(),
    );
  return id;
}
const left = () =>
  flow.store().read.selectFrom("photo").select(["id", "refused"]).orderBy("at").orderBy("refused", "desc").execute();
const files = () => flow.store().read.selectFrom("upload").select(["id", "state", "why"]).orderBy("id").execute();
const link = (upload: UploadId) => anna.link.ask("upload.link", { conversation, upload, form: "file" });
/** Nothing of it is under way any more, and so many photos are where they were. */
async function carried(remain: number): Promise<void> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    if ((await left()).length === remain && (await files()).every(({ state }) => state !== "judging")) return;
    await turns();
  }
  throw new Error(`waited in vain for photos to be carried over: ${JSON.stringify([await left(), await files()])}`);
}
async function back(): Promise<void> {
  await flow.clock.advance(5_000);
  await until("both are back", () => [anna, maria].every((one) => one.linkState().state === "ready"));
}

test("photos of before become files: scanned, drawn anew, small beside them; what cannot is shown to nobody", async () => {
  talk.weather.found = (bytes) => (bytes.includes("EICAR") ? "Eicar-Test-Signature" : null);
  const good = await old(await photo());
  const broken = await old(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60)]));
  await old(Buffer.concat([await photo(), Buffer.from("EICAR")]));
  const unfinished = await old(Buffer.from([0xff, 0xd8, 0xff]), 0);
  await flow.restart();
  await carried(2);
  await back();
  expect(await left()).toEqual([
    { id: broken, refused: "file-broken" },
    { id: unfinished, refused: null },
  ]);
  expect((await files()).map(({ state, why }) => why ?? state).toSorted()).toEqual([
    "file-broken",
    "file-infected",
    "ready",
  ]);
  const { url } = await link(good);
  const { bytes, name } = await given(flow, url);
  expect(bytes.includes("PhoneMaker")).toBe(false);
  expect(name).toMatch(/^photo-\d{4}-\d\d-\d\d\.jpg$/);
  const small = await maria.link.ask("upload.link", { conversation, upload: good, form: "preview" });
  expect((await given(flow, small.url)).type).toBe("image/webp");
  expect(await refusal(link(broken))).toBe("upload-gone");
  expect(await refusal(link(unfinished))).toBe("upload-gone");
});

test("one that somebody wants to see goes first; while the scanner is away none goes, and none is lost", async () => {
  talk.weather.found = () => {
    throw new Error("the scanner is away");
  };
  const one = await old(await photo());
  await flow.restart();
  await back();
  expect(await refusal(link(one))).toBe("file-not-scanned");
  const other = flow.visitor("Otto");
  await until("he is here", () => other.held());
  const foreign = { conversation, upload: one, form: "file" } as const;
  expect(await refusal(other.link.ask("upload.link", foreign))).toBe("conversation-gone");
  talk.weather.found = () => null;
  const { url } = await link(one);
  expect((await given(flow, url)).bytes.length).toBeGreaterThan(0);
  expect(await left()).toEqual([]);
});

test("killed in the middle of it, again and again, each is there once and whole", async () => {
  const all = [await old(await photo()), await old(await photo(60, 40)), await old(await photo(80, 40))];
  for (let wait = 0; wait < 12; wait++) {
    await turns(wait * 3);
    await flow.kill();
  }
  await carried(0);
  await back();
  expect((await files()).map(({ id, state }) => [id, state])).toEqual(all.toSorted().map((id) => [id, "ready"]));
  const { bytes } = await flow.store().read.selectFrom("upload_total").select("bytes").executeTakeFirstOrThrow();
  let sum = 0;
  for (const id of all) sum += (await given(flow, (await link(id)).url)).bytes.length;
  expect(bytes).toBe(sum);
});

test("a database of before keeps its files, and takes those of no conversation", () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-carry-"));
  const db = new Database(join(folder, "hub.db"));
  const copy = (version: number) => join(folder, `copy-${version}.db`);
  migrate(
    db,
    copy,
    migrations.filter((step) => step.number < 18),
  );
  db.pragma("foreign_keys = off");
  db.exec(`insert into upload (id, conversation, by_side, by_id, name, type, size, state, received, preview, message, at, touched_at)
    values ('u', 'c', 'visitor', 'v', 'a.txt', 'text/plain', 3, 'ready', 3, 0, 'm', 1, 2)`);
  migrate(db, copy);
  expect(db.prepare("select id, conversation, purpose, message, touched_at from upload").all()).toEqual([
    { id: "u", conversation: "c", purpose: "message", message: "m", touched_at: 2 },
  ]);
  const indexes = db
    .prepare("select name from sqlite_master where type = 'index' and tbl_name = 'upload'")
    .pluck()
    .all();
  expect(indexes).toEqual(expect.arrayContaining(["upload_conversation", "upload_loose", "upload_taken"]));
  db.close();
  rmSync(folder, { recursive: true });
});

test("erased with its conversation, it goes with the files, so that none is made of it behind them", async () => {
  await old(await photo());
  const remain: number[] = [];
  const drop = async () => void remain.push((await left()).length);
  await sendFile(flow, maria, conversation, { name: "a.txt", bytes: text(3), type: "text/plain" });
  await eraseConversation({ store: flow.store(), uploads: { drop } as unknown as OpenUploads }, conversation);
  expect(remain).toEqual([0]);
});
