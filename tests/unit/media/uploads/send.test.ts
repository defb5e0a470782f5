import { expect, test } from "vitest";
import { type AskOfUploads, beginIn, sendFile, type Sending } from "../../../../src-media/uploads/send.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { type Fault, FaultError } from "../../../../src-shared/rpc/fault.ts";
import { type Attachment, partBytes, type UploadId } from "../../../../src-shared/uploads/model.ts";
import { handClock, until } from "../../../support/hand-clock.ts";

const conversation = "01890000-0000-7000-8000-0000000000c1" as ConversationId;
const id = "01890000-0000-7000-8000-0000000000f1" as UploadId;
const attachment: Attachment = {
  id,
  name: "a.txt",
  type: "text/plain",
  size: 9,
  width: null,
  height: null,
  preview: false,
};

/** A hub that keeps the bytes, and does once what a test has put into `next`. */
function fakeHub() {
  const clock = handClock();
  const asked: string[] = [];
  const said: Sending[] = [];
  let kept = 0;
  const next: Array<() => Response | Promise<Response>> = [];
  const refusals = new Map<string, Fault>();
  const ask = (async (name: string) => {
    asked.push(name);
    const refused = refusals.get(name);
    refusals.delete(name);
    if (refused) throw new FaultError(refused);
    if (name === "upload.open") return { url: "https://files.example/uploads/x", secret: "s", offset: kept, until: 0 };
    return name === "upload.finish" ? { attachment } : {};
  }) as AskOfUploads;
  const fetchOne = async (_url: unknown, { body, headers, signal }: RequestInit = {}): Promise<Response> => {
    signal?.throwIfAborted();
    const odd = next.shift();
    if (odd) return odd();
    const at = Number((headers as Record<string, string>)["upload-offset"]);
    if (at !== kept) return faulty(409, { code: "conflict", reason: "upload-offset" });
    kept += (body as Blob).size;
    return new Response(null, { status: 204, headers: { "upload-offset": String(kept) } });
  };
  const back = Promise.withResolvers<void>();
  const ports = { ask, machine: clock, fetch: fetchOne as typeof fetch, lineBack: () => back.promise };
  return {
    clock,
    asked,
    said,
    next,
    refusals,
    kept: () => kept,
    last: () => said.at(-1),
    lineIsBack: back.resolve,
    send: (size: number) =>
      sendFile(
        ports,
        { id, file: new Blob([new Uint8Array(size)]), name: "a.txt", begin: beginIn(ask, conversation) },
        (one) => said.push(one),
      ),
  };
}

const faulty = (status: number, fault: Fault): Response => Response.json({ fault }, { status });
const offline = () => Promise.reject(new TypeError("Failed to fetch"));

test("part after part, then judged", async () => {
  const hub = fakeHub();
  hub.send(partBytes * 2 + 1);
  await until("ready", () => hub.last()?.state === "ready");
  expect(hub.asked).toEqual(["upload.begin", "upload.open", "upload.finish"]);
  expect(hub.said.map(({ state }) => state)).toEqual(["coming", "coming", "coming", "coming", "judging", "ready"]);
  expect(hub.kept()).toBe(partBytes * 2 + 1);
});

test("without a line it is paused, says so, and goes on as soon as the line is back", async () => {
  const hub = fakeHub();
  hub.next.push(offline);
  hub.send(1_000);
  await until("paused", () => hub.last()?.state === "paused");
  expect(hub.last()).toMatchObject({ fault: { reason: "link-lost" } });
  hub.lineIsBack();
  await until("ready", () => hub.last()?.state === "ready");
});

test.each<[string, Fault | "page"]>([
  ["the hub restarts behind its proxy", "page"],
  ["there is no room", { code: "full", reason: "disk-full" }],
  ["the secret is too old", { code: "signed-out", reason: "token-expired" }],
  ["another part of it hangs", { code: "busy", reason: "upload-busy" }],
  ["it was too fast", { code: "too-fast", reason: "too-many-parts" }],
  ["the part is out of place", { code: "conflict", reason: "upload-offset" }],
])("%s: it asks for its place again", async (_, fault) => {
  const hub = fakeHub();
  hub.next.push(() => (fault === "page" ? new Response("<h1>502</h1>", { status: 502 }) : faulty(503, fault)));
  hub.send(1_000);
  await until("paused", () => hub.last()?.state === "paused");
  await hub.clock.advance(10_000);
  await until("ready", () => hub.last()?.state === "ready");
  expect(hub.asked.filter((name) => name === "upload.open")).toHaveLength(2);
});

test.each(["upload.begin", "upload.open", "upload.finish"])(
  "%s refused for good: it has failed, and says why",
  async (name) => {
    const hub = fakeHub();
    hub.refusals.set(name, { code: "invalid", reason: "file-lies" });
    hub.send(1_000);
    await until("failed", () => hub.last()?.state === "failed");
    expect(hub.last()).toEqual({ state: "failed", fault: { code: "invalid", reason: "file-lies" } });
  },
);

test.each(["upload.begin", "upload.open", "upload.finish"])("%s not answered: it is asked again", async (name) => {
  const hub = fakeHub();
  hub.refusals.set(name, { code: "unavailable", reason: "link-lost" });
  hub.send(1_000);
  await until("paused", () => hub.last()?.state === "paused");
  await hub.clock.advance(10_000);
  await until("ready", () => hub.last()?.state === "ready");
});

test("a hub that has lost its end sends what is missing", async () => {
  const hub = fakeHub();
  hub.refusals.set("upload.finish", { code: "conflict", reason: "upload-unfinished" });
  hub.send(1_000);
  await until("paused", () => hub.last()?.state === "paused");
  await hub.clock.advance(10_000);
  await until("ready", () => hub.last()?.state === "ready");
});

test("cancelled, nothing more is sent or said, and the hub is told", async () => {
  const hub = fakeHub();
  const held = Promise.withResolvers<Response>();
  hub.next.push(() => held.promise);
  const upload = hub.send(partBytes * 3);
  await until("coming", () => hub.asked.includes("upload.open"));
  upload.cancel();
  const before = hub.said.length;
  held.resolve(new Response(null, { status: 204, headers: { "upload-offset": String(partBytes) } }));
  await hub.clock.advance(20_000);
  expect(hub.said).toHaveLength(before);
  expect(hub.asked.at(-1)).toBe("upload.cancel");
  expect(hub.asked).not.toContain("upload.finish");
});
