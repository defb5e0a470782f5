import { afterEach, beforeEach, expect, test } from "vitest";
import { openRequests } from "../../src-hub/requests/rows.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestId, RequestKind } from "../../src-shared/requests/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { photo as aPhoto } from "../support/upload-talk.ts";
import { fairWeather, filesIn, given, sendFile } from "../support/uploads.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: ReturnType<Flow["visitor"]>;
let conversation: ConversationId;

beforeEach(async () => {
  flow = await startFlow({}, filesIn(fairWeather()));
  anna = await flow.agent("Anna");
  maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => anna.held()?.offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("active", () => maria.held()?.conversation?.summary.state === "active");
});
afterEach(() => flow.stop());

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );
const open = () => maria.state().conversation!.summary.requests;
const told = () =>
  maria.state().conversation!.entries.flatMap(({ event }) => (event.type.startsWith("request.") ? [event] : []));

async function asked(kind: RequestKind): Promise<RequestId> {
  const { request } = await anna.link.ask("request.make", { conversation, kind });
  await until("the request", () => open().some((one) => one.id === request));
  return request;
}

async function inCall(): Promise<void> {
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await maria.link.ask("video.accept", { invite });
  await until("the call", () => maria.state().conversation?.summary.call);
}

test("a location is asked for, and given once", async () => {
  const request = await asked("location");
  const location = { latitude: 60.17, longitude: 24.94, accuracy: 12 };
  expect(await refusal(maria.link.ask("request.answer", { request, outcome: "granted" }))).toBe("location-missing");
  await maria.link.ask("request.answer", { request, outcome: "granted", location });
  await until("answered", () => open().length === 0);
  expect(told().at(-1)).toMatchObject({ type: "request.answered", kind: "location", outcome: "granted", location });
  expect(await refusal(maria.link.ask("request.answer", { request, outcome: "declined" }))).toBe("request-gone");
});

test("nothing of a refused answer is kept but that it was refused", async () => {
  const request = await asked("location");
  const location = { latitude: 60.17, longitude: 24.94, accuracy: 12 };
  await maria.link.ask("request.answer", { request, outcome: "declined", location });
  await until("answered", () => open().length === 0);
  expect(told().at(-1)).not.toHaveProperty("location");
});

test("the browser's refusal says why", async () => {
  const request = await asked("photo");
  await maria.link.ask("request.answer", { request, outcome: "failed", why: "blocked" });
  await until("answered", () => open().length === 0);
  expect(told().at(-1)).toMatchObject({ outcome: "failed", why: "blocked" });
});

test("who made a request takes it back; the other side may not, and a stranger knows of none", async () => {
  const request = await asked("photo");
  expect(await refusal(maria.link.ask("request.withdraw", { request }))).toBe("request-gone");
  expect(await refusal(anna.link.ask("request.answer", { request, outcome: "granted" }))).toBe("request-gone");
  const other = flow.visitor("Otto");
  await until("he is here", () => other.held());
  expect(await refusal(other.link.ask("request.answer", { request, outcome: "declined" }))).toBe("request-gone");
  await anna.link.ask("request.withdraw", { request });
  await until("gone", () => open().length === 0);
  expect(told().map(({ type }) => type)).toEqual(["request.made", "request.withdrawn"]);
});

test("one open request of a kind; it expires by itself", async () => {
  await asked("location");
  expect(await refusal(anna.link.ask("request.make", { conversation, kind: "location" }))).toBe("request-open");
  await asked("photo");
  await flow.clock.advance(60_500);
  await until("expired", () => open().length === 1);
  await flow.clock.advance(120_500);
  await until("both", () => open().length === 0);
  expect(
    told()
      .map(({ type }) => type)
      .slice(2),
  ).toEqual(["request.expired", "request.expired"]);
  await asked("location");
});

test("requests stand in the order in which they were made, whatever their ids", async () => {
  const last = "ffffffff-0000-7000-8000-000000000000";
  const first = "00000000-0000-7000-8000-000000000000";
  await flow.store().transact(async (tx) => {
    const row = { conversation, by: "agent", state: "open", expires_at: tx.now + 60_000 } as const;
    const rows = [
      { ...row, id: first as RequestId, kind: "photo" as const, at: tx.now + 1 },
      { ...row, id: last as RequestId, kind: "location" as const, at: tx.now },
    ];
    await tx.db.insertInto("request").values(rows).execute();
  });
  const kinds = (await openRequests(flow.store().read, conversation)).map(({ kind }) => kind);
  expect(kinds).toEqual(["location", "photo"]);
  await maria.link.ask("conversation.end", { conversation });
  await until("withdrawn", () => told().length === 2);
  expect(told().map((event) => "kind" in event && event.kind)).toEqual(["location", "photo"]);
});

test("camera and share are asked for in a call only, and end with it", async () => {
  for (const kind of ["camera", "share"] as const)
    expect(await refusal(anna.link.ask("request.make", { conversation, kind }))).toBe("call-ended");
  await inCall();
  await asked("camera");
  await asked("share");
  await asked("photo");
  await anna.link.ask("video.end", { conversation });
  await until("withdrawn", () => open().length === 1);
  expect(open()[0]!.kind).toBe("photo");
  await anna.link.ask("conversation.end", { conversation });
  await until("all", () => open().length === 0);
  expect(await refusal(anna.link.ask("request.make", { conversation, kind: "photo" }))).toBe("conversation-ended");
});

test("the visitor asks to be shown something, and for nothing else", async () => {
  await inCall();
  for (const kind of ["camera", "photo", "location"] as const)
    expect(await refusal(maria.link.ask("request.make", { conversation, kind }))).toBe("request-not-allowed");
  const { request } = await maria.link.ask("request.make", { conversation, kind: "share" });
  await until("at the desk", () => anna.state().conversations[0]!.public.summary.requests[0]?.id === request);
  // The agent asking the same the other way round is another request.
  await asked("share");
  await anna.link.ask("request.answer", { request, outcome: "granted" });
  await until("answered", () => open().length === 1);
});

const sent = async (purpose: "photo" | "message") =>
  sendFile(flow, maria, conversation, { name: "photo.jpg", bytes: await aPhoto(), type: "image/jpeg", purpose });

test("a photo is a file like any other: scanned, drawn anew, read by both sides, and in no message", async () => {
  const request = await asked("photo");
  const { id, size, width, height } = await sent("photo");
  expect(await refusal(anna.link.ask("upload.link", { conversation, upload: id, form: "file" }))).toBe("upload-gone");
  await maria.link.ask("request.answer", { request, outcome: "granted", photo: id });
  await until("answered", () => open().length === 0);
  expect(told().at(-1)).toMatchObject({ photo: { id, width, height, bytes: size } });
  for (const who of [anna, maria])
    for (const form of ["file", "preview"] as const) {
      const { url } = await (who as typeof maria).link.ask("upload.link", { conversation, upload: id, form });
      const { bytes } = await given(flow, url);
      expect(bytes.length).toBeGreaterThan(0);
      expect(bytes.includes("PhoneMaker")).toBe(false);
    }
  const other = flow.visitor("Otto");
  await until("he is here", () => other.held());
  expect(await refusal(other.link.ask("upload.link", { conversation, upload: id, form: "file" }))).toBe(
    "conversation-gone",
  );
  const message = { conversation, id: flow.id() as MessageId, text: "", uploads: [id] };
  expect(await refusal(maria.link.ask("chat.send", message))).toBe("upload-gone");
});

test("a photo is sent only while one is asked for, though the queue takes no files, and answers nothing else", async () => {
  const begin = (name: string, purpose?: "photo") =>
    refusal(
      maria.link.ask("upload.begin", { conversation, upload: flow.id() as UploadId, name, size: 3, type: "", purpose }),
    );
  expect(await begin("photo.jpg", "photo")).toBe("upload-not-allowed");
  const settings = JSON.stringify({ uploads: { visitor: false, agent: true } });
  await flow.store().transact((tx) => tx.db.updateTable("queue").set({ settings }).execute());
  const request = await asked("photo");
  expect(await begin("photo.jpg")).toBe("upload-not-allowed");
  expect(await begin("terms.pdf", "photo")).toBe("file-type-not-allowed");
  expect(await begin("photo.jpg", "photo")).toBe("done");
  expect(await refusal(maria.link.ask("request.answer", { request, outcome: "granted" }))).toBe("photo-missing");
  const photo = flow.id() as UploadId;
  expect(await refusal(maria.link.ask("request.answer", { request, outcome: "granted", photo }))).toBe("photo-gone");
  const { id } = await sent("photo");
  await maria.link.ask("request.answer", { request, outcome: "declined", photo: id });
  await until("answered", () => open().length === 0);
  // What came for it answers no other, and is kept no longer.
  const again = await asked("photo");
  expect(await refusal(maria.link.ask("request.answer", { request: again, outcome: "granted", photo: id }))).toBe(
    "photo-gone",
  );
  expect(await flow.store().read.selectFrom("upload").select("id").execute()).toEqual([]);
});
