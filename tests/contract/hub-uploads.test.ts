import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { linkIn, readUpload } from "../../src-media/uploads/read.ts";
import { type AskOfUploads, beginIn, sendFile, type Sending, type SendPorts } from "../../src-media/uploads/send.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import { chaoticVisitor, type ChaoticVisitor } from "../support/chaos/people.ts";
import { dyingHub, type DyingHub } from "../support/chaos/dying-hub.ts";
import { type Hostile, hostileFiles } from "../support/hostile-files.ts";
import { refusal } from "../support/uploads.ts";

const machine = nodeMachine();
const failures: string[] = [];
let hub: DyingHub;
let maria: ChaoticVisitor;
let ask: AskOfUploads;
const conversation = uuid7(machine) as ConversationId;

beforeAll(async () => {
  hub = await dyingHub(0);
  await hub.start();
  maria = chaoticVisitor(hub, 1, (words) => void failures.push(words));
  ask = ((...given: Parameters<AskOfUploads>) => maria.link.ask(...given)) as AskOfUploads;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
}, 30_000);
afterAll(async () => {
  maria.link.stop();
  await hub.end();
  expect(failures).toEqual([]);
});

const ports = (more: Partial<SendPorts> = {}): SendPorts => ({
  ask,
  machine,
  fetch,
  // As when its link has found the hub again.
  lineBack: () => new Promise((back) => setTimeout(back, 200)),
  ...more,
});

/** Sends it as widget and desk do; resolves with what became of it. */
function send(name: string, bytes: Buffer, type = "", heard: (sending: Sending) => void = () => {}) {
  const id = uuid7(machine) as UploadId;
  const file = new Blob([new Uint8Array(bytes)], { type });
  return new Promise<Extract<Sending, { state: "ready" | "failed" }>>((resolve) => {
    sendFile(ports(), { id, file, name, begin: beginIn(ask, conversation) }, (sending) => {
      heard(sending);
      if (sending.state === "ready" || sending.state === "failed") resolve(sending);
    });
  });
}

async function read(attachment: Attachment): Promise<Buffer> {
  return Buffer.from(await (await readUpload(fetch, linkIn(ask, conversation, attachment.id, "file"))).arrayBuffer());
}

const folder = (): string => join(dirname(hub.file), "uploads");

test.each([10, 50, 99])(
  "killed at %i %, it goes on from where it was: once, whole, and nothing of it to be seen before",
  async (percent) => {
    // So large that its last part begins behind 99 %.
    const bytes = Buffer.alloc(25_000_000, `${percent} All work and no play makes Jack a dull boy. `);
    const id = uuid7(machine) as UploadId;
    let kills = 0;
    let most = 0;
    let killing: Promise<void> | undefined;
    async function killed(): Promise<void> {
      await hub.kill();
      expect(readdirSync(folder())).not.toContain(id);
      await hub.start();
    }
    const file = new Blob([bytes]);
    const done = await new Promise<Sending>((resolve) => {
      sendFile(ports(), { id, file, name: "long.txt", begin: beginIn(ask, conversation) }, (sending) => {
        if (sending.state === "coming") most = Math.max(most, sending.share);
        if (sending.state === "coming" && sending.share * 100 >= percent && kills++ === 0) killing = killed();
        if (sending.state === "ready" || sending.state === "failed") resolve(sending);
      });
    });
    await killing;
    expect(done).toMatchObject({ state: "ready", attachment: { name: "long.txt", size: bytes.length } });
    // It did not begin again from nothing.
    expect(most).toBeGreaterThanOrEqual(percent / 100);
    expect((await read((done as Extract<Sending, { state: "ready" }>).attachment)).equals(bytes)).toBe(true);
    expect(readdirSync(join(folder(), "coming"))).toEqual([]);
  },
  60_000,
);

/** Bytes that the hub's process has in memory. */
const memory = (): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${hub.pid()}/status`, "utf8"))![1]) * 1024;

test("hostile files: refused with why, or nothing left of what was hidden in them; the hub stays small and answers", async () => {
  const before = memory();
  let most = before;
  const files: Hostile[] = await hostileFiles();
  for (const { what, name, bytes, type, refused, without } of files) {
    const became = await send(name, bytes, type ?? "");
    most = Math.max(most, memory());
    const said = became.state === "failed" ? became.fault.reason : undefined;
    expect([what, said]).toEqual([what, refused]);
    if (became.state === "ready" && without) {
      const kept = await read(became.attachment);
      expect([what, kept.includes(without)]).toEqual([what, false]);
    }
  }
  console.log(`  ${files.length} hostile files: the hub's memory grew by ${((most - before) / 1e6).toFixed(0)} MB`);
  expect(most - before).toBeLessThan(200_000_000);
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
}, 120_000);

test("a file is given out to be kept and never shown; without a good address there is nothing", async () => {
  const sent = await send("re<po>rt\u202etxt..csv", Buffer.from("a,b\n"));
  if (sent.state !== "ready") throw new Error(JSON.stringify(sent));
  expect(sent.attachment.name).toBe("re_po_rttxt..csv");
  const { url } = await ask("upload.link", { conversation, upload: sent.attachment.id, form: "file" });
  expect(new URL(url).origin).not.toBe(new URL(hub.url).origin);
  const response = await fetch(url);
  expect(await response.text()).toBe("a,b\n");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/csv",
    "content-disposition": `attachment; filename="re_po_rttxt..csv"; filename*=UTF-8''re_po_rttxt..csv`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
  });
  expect(response.headers.get("set-cookie")).toBeNull();
  const other = uuid7(machine);
  const place = (path: string): string => new URL(path, url).href;
  for (const bad of [
    url.replace(sent.attachment.id, other),
    url.replace(/signed=.*/, "signed=x"),
    url.replace(/\?.*/, ""),
    `${url}&signed=x`,
    place("/"),
    place("/uploads/"),
    place(`/files/..%2f..%2fhub.sqlite`),
    place(`/files/%2e%2e%2fhub.sqlite?${url.split("?")[1]}`),
    place("/files/coming"),
    place("/healthz"),
  ]) {
    const refused = await fetch(bad);
    expect([bad, [400, 401, 404].includes(refused.status)]).toEqual([bad, true]);
    expect(refused.headers.get("content-security-policy")).toContain("sandbox");
  }
});

test("a part needs its own secret, its place and its length", async () => {
  const upload = uuid7(machine) as UploadId;
  await ask("upload.begin", { conversation, upload, name: "a.txt", size: 2_000_000, type: "" });
  const { url, secret } = await ask("upload.open", { upload });
  const patch = (headers: Record<string, string>, body: BodyInit = "1234", to = url) =>
    fetch(to, {
      method: "PATCH",
      headers: {
        authorization: `Bearer ${secret}`,
        "content-type": "application/offset+octet-stream",
        "upload-offset": "0",
        ...headers,
      },
      body,
    });
  const refused = async (...given: Parameters<typeof patch>): Promise<[number, string]> => {
    const response = await patch(...given);
    return [response.status, ((await response.json()) as { fault: { reason: string } }).fault.reason];
  };
  expect(await refused({ authorization: "Bearer x" })).toEqual([401, "token-invalid"]);
  expect(await refused({ authorization: "" })).toEqual([401, "token-missing"]);
  expect(await refused({ "upload-offset": "5" })).toEqual([409, "upload-offset"]);
  expect(await refused({ "upload-offset": "-1" })).toEqual([400, "part-not-understood"]);
  expect(await refused({ "content-type": "text/html" })).toEqual([400, "body-not-json"]);
  expect((await refused({}, Buffer.alloc(1_048_577)))[1]).toMatch(/too-large/);
  expect(await refused({}, "1234", url.replace(upload, uuid7(machine)))).toEqual([401, "token-invalid"]);
  const preflight = await fetch(url, { method: "OPTIONS" });
  expect(preflight.headers.get("access-control-allow-headers")).toContain("upload-offset");
  const good = await patch({});
  expect([good.status, good.headers.get("upload-offset")]).toEqual([204, "4"]);
  expect(await refusal(ask("upload.finish", { upload }))).toBe("upload-unfinished");
  await ask("upload.cancel", { upload });
  expect(await refused({ "upload-offset": "4" })).toEqual([404, "upload-gone"]);
});
