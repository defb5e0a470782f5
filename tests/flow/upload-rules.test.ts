import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetUploadsOf } from "../../src-hub/uploads/rows.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { HouseUploads } from "../../src-shared/uploads/house.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { until } from "../support/hand-clock.ts";
import { messagesOf, photo, say, type Talk, talkWithFiles, text } from "../support/upload-talk.ts";
import { given, part, refusal, sendFile } from "../support/uploads.ts";

let talk: Talk;
let flow: Talk["flow"];
let maria: Talk["maria"];
let anna: Talk["anna"];
let conversation: ConversationId;
beforeEach(async () => {
  talk = await talkWithFiles();
  ({ flow, maria, anna, conversation } = talk);
});
afterEach(async () => {
  await flow.stop();
  expect(flow.defects).toEqual([]);
});

test("another's uploads answer like missing ones, to whoever asks", async () => {
  const sent = await sendFile(flow, maria, conversation, { name: "a.txt", bytes: text(100) });
  const otto = flow.visitor("Otto");
  const jonas = await flow.agent("Jonas");
  await until("both are here", () => otto.held() && jonas.held());
  for (const who of [otto, jonas, anna] as unknown as Array<typeof maria>) {
    const missing = flow.id() as UploadId;
    for (const upload of [sent.id, missing]) {
      expect(await refusal(who.link.ask("upload.open", { upload }))).toBe("upload-gone");
      expect(await refusal(who.link.ask("upload.finish", { upload }))).toBe("upload-gone");
      expect(await refusal(who.link.ask("upload.cancel", { upload }))).toBe("upload-gone");
    }
    const link = refusal(who.link.ask("upload.link", { conversation, upload: sent.id, form: "file" }));
    // Hers is the conversation; what no message has yet is its sender's alone.
    expect(await link).toBe(who === (anna as unknown) ? "upload-gone" : "conversation-gone");
  }
  for (const who of [otto, jonas] as unknown as Array<typeof maria>) {
    expect(await refusal(who.link.ask("upload.rules", { conversation }))).toBe("conversation-gone");
    const upload = flow.id() as UploadId;
    expect(
      await refusal(who.link.ask("upload.begin", { conversation, upload, name: "a.txt", size: 1, type: "" })),
    ).toBe("conversation-gone");
  }
  expect(await say(talk, anna, [sent.id])).toBe("upload-gone");
  // An id that somebody has taken is not told apart from his own.
  const taken = maria.link.ask("upload.begin", { conversation, upload: sent.id, name: "b.txt", size: 1, type: "" });
  expect(await refusal(taken)).toBe("id-taken");
});

test("what may not be sent is refused before a byte of it comes", async () => {
  const begin = (name: string, size: number, type = "") =>
    refusal(maria.link.ask("upload.begin", { conversation, upload: flow.id() as UploadId, name, size, type }));
  expect(await begin("a.txt", 0)).toBe("file-empty");
  expect(await begin("a.txt", 25_000_001)).toBe("file-too-large");
  for (const name of [
    "a.svg",
    "a.html",
    "a.exe",
    "a",
    "a.pdf.exe",
    "a.docm",
    "a.doc",
    "a.zip",
    "a.mp4",
    "a.txt\u202egpj.exe",
  ])
    expect([name, await begin(name, 10)]).toEqual([name, "file-type-not-allowed"]);
  expect(await begin("a.png", 10, "text/html")).toBe("file-lies");
  expect(await begin("a.txt", 10, "text/html")).toBe("file-lies");
  expect(await begin("a.csv", 10, "application/vnd.ms-excel")).toBe("done");

  const ada = await flow.agent("Ada", "administrator");
  await until("she is here", () => ada.held());
  const before = await ada.link.ask("uploadRules.read", {});
  expect(before.isReached).toBe(true);
  const rules: HouseUploads = { kinds: ["film"], largest: 100, conversation: 150, house: 250 };
  const changed = { rules, expected: before.rules };
  expect(await refusal(anna.link.ask("uploadRules.change", changed))).toMatch(/permission/);
  await ada.link.ask("uploadRules.change", changed);
  expect(await refusal(ada.link.ask("uploadRules.change", changed))).toBe("row-outdated");
  const audit = await flow.store().read.selectFrom("audit").select(["act", "after"]).execute();
  expect(audit).toEqual([{ act: "uploadRules.changed", after: JSON.stringify(rules) }]);
  expect(await begin("a.txt", 10)).toBe("file-type-not-allowed");
  expect(await begin("a.mp4", 101)).toBe("file-too-large");
  expect(await begin("a.mp4", 100)).toBe("done");
  expect(await begin("a.mp4", 41)).toBe("conversation-full");
  expect(await maria.link.ask("upload.rules", { conversation })).toEqual({
    may: true,
    kinds: ["film"],
    largest: 100,
    left: 40,
  });
  await flow.store().transact((tx) => tx.db.updateTable("upload_total").set({ bytes: 250 }).execute());
  expect(await begin("a.mp4", 1)).toBe("house-full");
});

test("a queue says who may send; nobody sends when the conversation is over", async () => {
  await flow.store().transact(async (tx) => {
    const settings = JSON.stringify({ uploads: { visitor: false, agent: true } });
    await tx.db.updateTable("queue").set({ settings }).execute();
  });
  const begin = (who: typeof maria) =>
    refusal(
      who.link.ask("upload.begin", { conversation, upload: flow.id() as UploadId, name: "a.txt", size: 9, type: "" }),
    );
  expect(await begin(maria)).toBe("upload-not-allowed");
  expect((await maria.link.ask("upload.rules", { conversation })).may).toBe(false);
  expect(await begin(anna as unknown as typeof maria)).toBe("done");
  await maria.link.ask("conversation.end", { conversation });
  expect(await begin(anna as unknown as typeof maria)).toBe("conversation-ended");
  expect((await anna.link.ask("upload.rules", { conversation })).may).toBe(false);
});

test("what the scanner finds nobody gets, and both are told; while it is away the file is held back", async () => {
  talk.weather.found = (bytes) => (bytes.includes("EICAR") ? "Eicar-Test-Signature" : null);
  const bad = sendFile(flow, maria, conversation, { name: "bill.txt", bytes: Buffer.from("EICAR") });
  expect(await refusal(bad)).toBe("file-infected");
  const told = () => anna.state().conversations[0]!.public.entries.find(({ event }) => event.type === "file.refused");
  await until("she is told", told);
  expect(told()!.event).toMatchObject({ from: { kind: "visitor", name: "Maria" }, name: "bill.txt" });
  await until("so is he", () => maria.state().conversation!.entries.some(({ event }) => event.type === "file.refused"));
  expect(await flow.store().read.selectFrom("upload").select(["state", "size"]).execute()).toEqual([
    { state: "refused", size: 0 },
  ]);

  talk.weather.found = () => {
    throw new Error("connection refused");
  };
  const upload = flow.id() as UploadId;
  await maria.link.ask("upload.begin", { conversation, upload, name: "ok.txt", size: 5, type: "" });
  const { secret } = await maria.link.ask("upload.open", { upload });
  await part(flow, upload, secret, 0, text(5));
  expect(await refusal(maria.link.ask("upload.finish", { upload }))).toBe("file-not-scanned");
  expect(await say(talk, maria, [upload])).toBe("upload-gone");
  expect(await refusal(maria.link.ask("upload.link", { conversation, upload, form: "file" }))).toBe("upload-gone");
  talk.weather.found = () => null;
  expect((await maria.link.ask("upload.finish", { upload })).attachment).toMatchObject({ name: "ok.txt" });
  expect(await say(talk, maria, [upload])).toBe("done");
});

test("each file is in one message; no more than ten; a message has a word or a file", async () => {
  const sent = await sendFile(flow, maria, conversation, { name: "a.txt", bytes: text(100) });
  expect(await say(talk, maria, [])).toBe("text-empty");
  expect(await say(talk, maria, [sent.id, flow.id() as UploadId])).toBe("upload-gone");
  expect(
    await say(
      talk,
      maria,
      Array.from({ length: 11 }, () => flow.id() as UploadId),
    ),
  ).toBe("too-many-files");
  expect(await say(talk, maria, [sent.id, sent.id])).toBe("done");
  expect(await say(talk, maria, [sent.id])).toBe("upload-gone");
  expect(await refusal(maria.link.ask("upload.cancel", { upload: sent.id }))).toBe("upload-sent");
  expect(messagesOf(talk, "maria")).toEqual([expect.objectContaining({ attachments: [sent] })]);
  for (let loose = 0; loose <= 40; loose++) {
    await flow.clock.advance(100);
    const input = { conversation, upload: flow.id() as UploadId, name: "a.txt", size: 1, type: "" };
    expect(await refusal(maria.link.ask("upload.begin", input))).toBe(loose < 40 ? "done" : "too-many-files");
  }
});

test("files that were ready when the conversation ended go with their message into the next one", async () => {
  const sent = await sendFile(flow, maria, conversation, { name: "a.txt", bytes: text(100) });
  await anna.link.ask("conversation.end", { conversation });
  expect(await say(talk, maria, [sent.id])).toBe("conversation-ended");
  const next = flow.id() as ConversationId;
  const message = { id: flow.id() as MessageId, text: "", uploads: [sent.id] };
  await maria.link.ask("conversation.start", { conversation: next, name: "Maria", page: null, message });
  await until("it is there", () => maria.state().conversation?.summary.id === next);
  expect(messagesOf(talk, "maria")[0]).toMatchObject({ text: "", attachments: [sent] });
  const { url } = await maria.link.ask("upload.link", { conversation: next, upload: sent.id, form: "file" });
  expect((await given(flow, url)).bytes).toHaveLength(100);
});

const onDisk = (): string[] =>
  readdirSync(join(dirname(flow.file()), "uploads"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name !== "coming",
  );
const total = async (): Promise<number> =>
  (await flow.store().read.selectFrom("upload_total").select("bytes").executeTakeFirstOrThrow()).bytes;

test("what nobody goes on with is gone within ten minutes, what nobody sends within a day, and the rest with its conversation", async () => {
  const kept = await sendFile(flow, maria, conversation, {
    name: "kept.jpg",
    bytes: await photo(),
    type: "image/jpeg",
  });
  const loose = await sendFile(flow, maria, conversation, { name: "loose.txt", bytes: text(500) });
  expect(await say(talk, maria, [kept.id])).toBe("done");
  const half = flow.id() as UploadId;
  await maria.link.ask("upload.begin", { conversation, upload: half, name: "half.txt", size: 900, type: "" });
  const { secret } = await maria.link.ask("upload.open", { upload: half });
  await part(flow, half, secret, 0, text(400));
  expect(await refusal(maria.link.ask("upload.link", { conversation, upload: half, form: "file" }))).toBe(
    "upload-gone",
  );
  expect(onDisk().toSorted()).toEqual([kept.id, `${kept.id}.preview`, loose.id, `coming/${half}`].toSorted());
  expect(await total()).toBe(kept.size + 500 + 900);

  await flow.clock.advance(600_000);
  await until("half is gone", () => onDisk().length === 3);
  expect(await refusal(maria.link.ask("upload.open", { upload: half }))).toBe("upload-gone");
  expect(await refusal(part(flow, half, secret, 400, text(100)))).toMatch(/upload-gone/);
  expect(await total()).toBe(kept.size + 500);

  flow.clock.sleep(25 * 3_600_000);
  await flow.clock.advance(61_000);
  await until("what was not sent is gone", () => onDisk().length === 2);

  await flow.store().transact((tx) => forgetUploadsOf(tx, conversation));
  expect(await total()).toBe(0);
  flow.clock.sleep(3_600_000);
  await flow.clock.advance(61_000);
  await until("all of it is gone", () => onDisk().length === 0);
  expect(await refusal(maria.link.ask("upload.link", { conversation, upload: kept.id, form: "file" }))).toBe(
    "upload-gone",
  );
});

test("he takes it back while it comes, and when it is ready", async () => {
  const upload = flow.id() as UploadId;
  await maria.link.ask("upload.begin", { conversation, upload, name: "a.txt", size: 900, type: "" });
  const { secret } = await maria.link.ask("upload.open", { upload });
  await part(flow, upload, secret, 0, text(400));
  await maria.link.ask("upload.cancel", { upload });
  expect(await refusal(part(flow, upload, secret, 400, text(100)))).toBe("upload-gone");
  const sent = await sendFile(flow, maria, conversation, { name: "b.txt", bytes: text(100) });
  await maria.link.ask("upload.cancel", { upload: sent.id });
  expect(await say(talk, maria, [sent.id])).toBe("upload-gone");
  expect(await total()).toBe(0);
});

test("with a full disk files wait and the chat goes on", async () => {
  const upload = flow.id() as UploadId;
  await maria.link.ask("upload.begin", { conversation, upload, name: "a.txt", size: 900, type: "" });
  const { secret } = await maria.link.ask("upload.open", { upload });
  talk.weather.room = 1_200;
  expect(await refusal(part(flow, upload, secret, 0, text(400)))).toBe("disk-full");
  expect(await say(talk, maria, [], "Are you there?")).toBe("done");
  talk.weather.room = undefined;
  expect(await part(flow, upload, secret, 0, text(900))).toBe(900);
  expect((await maria.link.ask("upload.finish", { upload })).attachment).not.toBeNull();
});
