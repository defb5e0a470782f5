import { afterEach, beforeEach, expect, test } from "vitest";
import { type CannedBody, CannedFolderId, CannedId } from "../../src-shared/canned/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import { until } from "../support/hand-clock.ts";
import { messagesOf, photo, say, type Talk, talkWithFiles, text } from "../support/upload-talk.ts";
import { given, refusal, sendParts } from "../support/uploads.ts";

let talk: Talk;
let flow: Talk["flow"];
let anna: Talk["anna"];
let ada: Talk["anna"];
let conversation: ConversationId;
let folder: CannedFolderId;
beforeEach(async () => {
  talk = await talkWithFiles();
  ({ flow, anna, conversation } = talk);
  ada = await flow.agent("Ada", "supervisor");
  await until("Ada is here", () => ada.held());
  folder = CannedFolderId.parse(flow.id());
  const to = { name: "Greetings", scope: { kind: "team" as const, team: null }, position: 0 };
  await ada.link.ask("cannedFolder.save", { id: folder, to, expected: null });
});
afterEach(async () => {
  await flow.stop();
  expect(flow.defects).toEqual([]);
});

async function sent(who: Talk["anna"], name: string, bytes: Buffer): Promise<Attachment> {
  const upload = flow.id() as UploadId;
  await who.link.ask("cannedFile.begin", { upload, name, size: bytes.length, type: "" });
  return sendParts(flow, who, upload, bytes);
}

const body = (files: Attachment[], over: Partial<CannedBody> = {}): CannedBody => ({
  folder,
  shortcut: "prices",
  title: "Prices",
  text: "Our prices",
  variants: [],
  files,
  ...over,
});

async function kept(files: Attachment[]): Promise<CannedId> {
  const id = CannedId.parse(flow.id());
  await ada.link.ask("canned.save", { id, to: body(files), expected: null });
  await until("it is at her desk", () => held(id));
  return id;
}

/** As her desk has it. */
const held = (id: CannedId) =>
  anna
    .state()
    .canned?.folders.flatMap(({ responses }) => responses)
    .find((one) => one.id === id);

const ids = (count: number) => Array.from({ length: count }, () => flow.id() as UploadId);
const link = (who: Talk["anna"], upload: UploadId) => who.link.ask("cannedFile.link", { upload, form: "file" });
async function sweep(): Promise<void> {
  flow.clock.sleep(3_600_000);
  await flow.clock.advance(62_000);
  await until("both are back", () => [anna, ada, talk.maria].every((one) => one.linkState().state === "ready"));
}

test("files of a response go into a conversation without being sent again, and stay there when the response is gone", async () => {
  const files = [await sent(ada, "prices.jpg", await photo()), await sent(ada, "terms.txt", text(500))];
  const canned = await kept(files);
  expect(held(canned)!.files).toEqual(files);
  // In the picker it is seen before it is chosen.
  for (const form of ["file", "preview"] as const) {
    const { url } = await anna.link.ask("cannedFile.link", { upload: files[0]!.id, form });
    expect((await given(flow, url)).bytes.length).toBeGreaterThan(0);
  }
  const as = ids(2);
  const taken = { canned, conversation, purpose: "message" as const };
  const asked = { ...taken, files: files.map(({ id }, index) => ({ from: id, as: as[index]! })) };
  const key = flow.id();
  const answer = await anna.link.ask("cannedFile.take", asked, key);
  expect(answer).toEqual({ attachments: files.map((file, index) => ({ ...file, id: as[index]! })), left: [] });
  expect(await anna.link.ask("cannedFile.take", asked, key)).toEqual(answer);
  expect(await say(talk, anna, as, "Our prices")).toBe("done");
  await until("she has it", () => messagesOf(talk, "maria").length === 1);
  expect(messagesOf(talk, "maria")[0]!.attachments).toEqual(answer.attachments);

  await ada.link.ask("canned.remove", { id: canned, expected: body(files) });
  await sweep();
  expect(await refusal(link(ada, files[0]!.id))).toBe("upload-gone");
  for (const form of ["file", "preview"] as const) {
    const { url } = await talk.maria.link.ask("upload.link", { conversation, upload: as[0]!, form });
    expect((await given(flow, url)).bytes.length).toBeGreaterThan(0);
  }
});

test("a file is kept only with a response, by who sent it; one that is taken out is gone", async () => {
  const [one, two] = [await sent(ada, "one.txt", text(100)), await sent(ada, "two.txt", text(200))];
  expect(await refusal(link(anna, one.id))).toBe("upload-gone");
  const foreign = { id: CannedId.parse(flow.id()), to: body([one]), expected: null };
  const own = { name: "Mine", scope: { kind: "personal" as const }, position: 0 };
  const mine = CannedFolderId.parse(flow.id());
  await anna.link.ask("cannedFolder.saveOwn", { id: mine, to: own, expected: null });
  expect(await refusal(anna.link.ask("canned.saveOwn", { ...foreign, to: body([one], { folder: mine }) }))).toBe(
    "upload-gone",
  );
  expect(await say(talk, anna, [one.id])).toBe("upload-gone");
  const canned = await kept([one, two]);
  expect(await refusal(link(anna, one.id))).toBe("done");
  // Of a file only its id is read: what else is said of it is the hub's own.
  const lied = { ...two, name: "evil.exe", size: 1 };
  await ada.link.ask("canned.save", { id: canned, to: body([lied]), expected: body([one, two]) });
  await until("one is left", () => held(canned)!.files.length === 1);
  expect(held(canned)!.files).toEqual([two]);
  expect(await refusal(link(ada, one.id))).toBe("upload-gone");
  const stale = { id: canned, to: body([]), expected: body([one, two]) };
  expect(await refusal(ada.link.ask("canned.save", stale))).toBe("row-changed-by");
  const acts = await flow
    .store()
    .read.selectFrom("audit")
    .select("after")
    .where("act", "=", "canned.changed")
    .execute();
  expect(acts.map(({ after }) => (JSON.parse(after!) as CannedBody).files)).toEqual([[two]]);
  await ada.link.ask("cannedFolder.remove", {
    id: folder,
    expected: { name: "Greetings", scope: { kind: "team", team: null }, position: 0 },
  });
  const rows = await flow.store().read.selectFrom("upload").select("id").execute();
  expect(rows).toEqual([]);
});

test("what is one's own is nobody else's, nor are its files", async () => {
  const mine = CannedFolderId.parse(flow.id());
  const own = { name: "Mine", scope: { kind: "personal" as const }, position: 0 };
  await anna.link.ask("cannedFolder.saveOwn", { id: mine, to: own, expected: null });
  const file = await sent(anna, "mine.txt", text(100));
  const canned = CannedId.parse(flow.id());
  await anna.link.ask("canned.saveOwn", { id: canned, to: body([file], { folder: mine }), expected: null });
  expect(await refusal(link(anna, file.id))).toBe("done");
  expect(await refusal(link(ada, file.id))).toBe(await refusal(link(ada, flow.id() as UploadId)));
  const taken = (who: Talk["anna"], from: UploadId, of = canned) =>
    refusal(
      who.link.ask("cannedFile.take", {
        canned: of,
        conversation,
        purpose: "message",
        files: [{ from, as: flow.id() as UploadId }],
      }),
    );
  expect(await taken(ada, file.id)).toBe("conversation-gone");
  expect(await taken(anna, flow.id() as UploadId)).toBe("upload-gone");
  expect(await taken(anna, file.id, CannedId.parse(flow.id()))).toBe("canned-gone");
  expect(await taken(anna, file.id)).toBe("done");
});

test("a conversation takes of a response what its queue and the house let it, and says what not", async () => {
  const files = [await sent(ada, "one.txt", text(100)), await sent(ada, "prices.jpg", await photo())];
  const canned = await kept(files);
  const { rules } = await flow
    .agent("Boss", "administrator")
    .then(async (boss) => (await until("he is here", () => boss.held()), boss))
    .then(async (boss) => {
      const read = await boss.link.ask("uploadRules.read", {});
      const to = { ...read.rules, kinds: ["picture" as const] };
      await boss.link.ask("uploadRules.change", { rules: to, expected: read.rules });
      return read;
    });
  expect(rules.kinds).toContain("text");
  const [a, b] = ids(2);
  const asked = {
    canned,
    conversation,
    files: [
      { from: files[0]!.id, as: a! },
      { from: files[1]!.id, as: b! },
    ],
  };
  const { attachments, left } = await anna.link.ask("cannedFile.take", { ...asked, purpose: "note" });
  expect(attachments.map(({ id }) => id)).toEqual([b]);
  expect(left).toEqual([{ from: files[0]!.id, reason: "file-type-not-allowed" }]);
  // Taken for a note, it goes into no message.
  expect(await say(talk, anna, [b!])).toBe("upload-gone");
  expect(await refusal(anna.link.ask("note.add", { conversation, id: flow.id(), text: "", uploads: [b!] }))).toBe(
    "done",
  );
});
