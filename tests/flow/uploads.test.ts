import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
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

test("a visitor's photo comes to the agent turned upright, without its place, and small beside it", async () => {
  const bytes = await photo();
  expect(bytes.includes("PhoneMaker")).toBe(true);
  const sent = await sendFile(flow, maria, conversation, { name: "on my desk.jpg", bytes, type: "image/jpeg" });
  expect(sent).toMatchObject({ name: "on my desk.jpg", type: "image/jpeg", width: 400, height: 600, preview: true });
  expect(await say(talk, maria, [sent.id])).toBe("done");
  await until("it is at the desk", () => messagesOf(talk, "anna").length === 1);
  expect(messagesOf(talk, "anna")).toEqual([expect.objectContaining({ text: "", attachments: [sent] })]);
  expect(messagesOf(talk, "maria")).toEqual(messagesOf(talk, "anna"));

  const { url, until: good } = await anna.link.ask("upload.link", { conversation, upload: sent.id, form: "file" });
  expect(good).toBeLessThanOrEqual(flow.clock.now() + 300_000);
  const whole = await given(flow, url);
  expect(whole).toMatchObject({ type: "image/jpeg", name: "on my desk.jpg" });
  expect(whole.bytes).toHaveLength(sent.size);
  const read = await sharp(whole.bytes).metadata();
  expect([read.width, read.height, read.exif, read.orientation]).toEqual([400, 600, undefined, undefined]);
  const small = await anna.link.ask("upload.link", { conversation, upload: sent.id, form: "preview" });
  const preview = await given(flow, small.url);
  expect(preview.type).toBe("image/webp");
  expect((await sharp(preview.bytes).metadata()).height).toBe(480);

  await flow.clock.advance(301_000);
  expect(await refusal(given(flow, url))).toBe("token-expired");
  expect(await refusal(given(flow, url.replace(/.$/, "A")))).toMatch(/^token-/);
});

test("an agent's document comes to the visitor as it is", async () => {
  const bytes = text(200_000);
  const sent = await sendFile(flow, anna, conversation, { name: "terms.txt", bytes, type: "text/plain" });
  expect(sent).toMatchObject({ type: "text/plain", size: 200_000, width: null, preview: false });
  expect(await say(talk, anna, [sent.id], "The terms")).toBe("done");
  await until("she has it", () => messagesOf(talk, "maria").length === 1);
  const { url } = await maria.link.ask("upload.link", { conversation, upload: sent.id, form: "file" });
  expect((await given(flow, url)).bytes.equals(bytes)).toBe(true);
  expect(await refusal(maria.link.ask("upload.link", { conversation, upload: sent.id, form: "preview" }))).toBe(
    "upload-gone",
  );
});

test("with the line cut or the hub killed before and after each step, the file is there once and whole", async () => {
  const bytes = text(150_000);
  const upload = flow.id() as UploadId;
  const id = flow.id() as MessageId;
  let turn = 0;
  async function broken(): Promise<void> {
    if (turn++ % 2 === 0) maria.cut();
    else await flow.restart();
    await flow.clock.advance(5_000);
    await until("she is back", () => maria.linkState().state === "ready");
  }
  await broken();
  await maria.link.ask(
    "upload.begin",
    { conversation, upload, name: "long.txt", size: bytes.length, type: "" },
    upload,
  );
  await broken();
  await maria.link.ask(
    "upload.begin",
    { conversation, upload, name: "long.txt", size: bytes.length, type: "" },
    upload,
  );
  for (let at = 0; at < bytes.length;) {
    await broken();
    const { secret, offset } = await maria.link.ask("upload.open", { upload });
    expect(offset).toBe(at);
    await broken();
    at = await part(flow, upload, secret, offset, bytes.subarray(offset, offset + 50_000));
    // Its answer was lost: said again it is out of place, and `open` says where to go on.
    expect(await refusal(part(flow, upload, secret, offset, bytes.subarray(offset, offset + 50_000)))).toBe(
      "upload-offset",
    );
  }
  await broken();
  const [first, second] = await Promise.all([
    maria.link.ask("upload.finish", { upload }),
    maria.link.ask("upload.finish", { upload }),
  ]);
  expect(second).toEqual(first);
  await broken();
  expect(await maria.link.ask("upload.finish", { upload })).toEqual(first);
  await maria.link.ask("chat.send", { conversation, id, text: "", uploads: [upload] }, id);
  await broken();
  await maria.link.ask("chat.send", { conversation, id, text: "", uploads: [upload] }, id);
  await until("it is at the desk", () => messagesOf(talk, "anna").length === 1);
  expect(messagesOf(talk, "maria")[0]?.attachments).toEqual([first.attachment]);
  const { url } = await maria.link.ask("upload.link", { conversation, upload, form: "file" });
  expect((await given(flow, url)).bytes.equals(bytes)).toBe(true);
});

test("a part that ends early counts as far as it came", async () => {
  const upload = flow.id() as UploadId;
  await maria.link.ask("upload.begin", { conversation, upload, name: "a.txt", size: 300, type: "" });
  const { secret } = await maria.link.ask("upload.open", { upload });
  async function* cutOff(): AsyncGenerator<Uint8Array> {
    yield text(100);
    throw Object.assign(new Error("the line is gone"), { code: "ECONNRESET" });
  }
  const { take } = flow.hub().uploads!;
  expect(await take({ upload, secret, offset: 0, length: 200, body: cutOff() })).toBe(100);
  expect((await maria.link.ask("upload.open", { upload })).offset).toBe(100);
  expect(await refusal(maria.link.ask("upload.finish", { upload }))).toBe("upload-unfinished");
  expect(await refusal(part(flow, upload, secret, 100, text(201)))).toBe("part-too-large");
  expect(await refusal(take({ upload, secret, offset: 100, length: 10, body: cutOff() }))).toBe("part-too-large");
  expect(await part(flow, upload, secret, 100, text(200))).toBe(300);
});

test("a secret is for one upload, and for a quarter of an hour", async () => {
  const [one, two] = [flow.id() as UploadId, flow.id() as UploadId];
  for (const upload of [one, two])
    await maria.link.ask("upload.begin", { conversation, upload, name: "a.txt", size: 900, type: "" });
  const { secret } = await maria.link.ask("upload.open", { upload: one });
  expect(await refusal(part(flow, two, secret, 0, text(10)))).toBe("token-invalid");
  expect(await refusal(part(flow, one, `${secret}A`, 0, text(10)))).toBe("token-invalid");
  const { url } = await maria.link.ask("upload.open", { upload: one });
  expect(url).toBe(`https://files.example/uploads/${one}`);
  flow.clock.sleep(901_000);
  expect(await refusal(part(flow, one, secret, 0, text(10)))).toBe("token-expired");
});

test("the files of a deleted message are there for nobody", async () => {
  const { id: upload } = await sendFile(flow, maria, conversation, { name: "a.txt", bytes: text(100) });
  const id = flow.id() as MessageId;
  await maria.link.ask("chat.send", { conversation, id, text: "", uploads: [upload] });
  const { url } = await maria.link.ask("upload.link", { conversation, upload, form: "file" });
  await maria.link.ask("chat.delete", { conversation, message: id });
  await until("it says nothing", () => messagesOf(talk, "anna")[0]?.deleted);
  expect(messagesOf(talk, "anna")[0]).not.toHaveProperty("attachments");
  expect(await refusal(given(flow, url))).toBe("upload-gone");
  expect(await refusal(anna.link.ask("upload.link", { conversation, upload, form: "file" }))).toBe("upload-gone");
});
