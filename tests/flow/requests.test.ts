import { afterEach, beforeEach, expect, test } from "vitest";
import { openRequests } from "../../src-hub/requests/rows.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestId, RequestKind } from "../../src-shared/requests/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: ReturnType<Flow["visitor"]>;
let conversation: ConversationId;

beforeEach(async () => {
  flow = await startFlow();
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

const jpeg = (bytes: number): Buffer => {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 240, 1, 64, 1, 1, 0x11, 0]);
  return Buffer.concat([head, Buffer.alloc(bytes - head.length, 7)]);
};

async function sent(request: RequestId, photo: string, body: Buffer, size = 30_000): Promise<void> {
  for (let from = 0; from < body.length; from += size) {
    const part = body.subarray(from, from + size).toString("base64");
    await maria.link.ask("photo.send", { request, photo, from, part, last: from + size >= body.length });
  }
}

test("a photo comes in parts, is read in parts by both sides, and is what was sent", async () => {
  const request = await asked("photo");
  const photo = flow.id();
  const body = jpeg(100_000);
  await sent(request, photo, body);
  await maria.link.ask("request.answer", { request, outcome: "granted", photo });
  await until("answered", () => open().length === 0);
  expect(told().at(-1)).toMatchObject({ photo: { id: photo, width: 320, height: 240, bytes: 100_000 } });
  const parts: Buffer[] = [];
  for (let from: number | null = 0; from !== null;) {
    const read: { part: string; next: number | null } = await anna.link.ask("photo.read", {
      conversation,
      photo,
      from,
    });
    parts.push(Buffer.from(read.part, "base64"));
    from = read.next;
  }
  expect(Buffer.concat(parts).equals(body)).toBe(true);
  const other = flow.visitor("Otto");
  await until("he is here", () => other.held());
  expect(await refusal(other.link.ask("photo.read", { conversation, photo, from: 0 }))).toBe("conversation-gone");
});

test("what is no JPEG, out of place, too large or unfinished is refused", async () => {
  const request = await asked("photo");
  const photo = flow.id();
  const send = (from: number, body: Buffer, last = false) =>
    refusal(maria.link.ask("photo.send", { request, photo, from, part: body.toString("base64"), last }));
  expect(await send(0, Buffer.from("<svg onload=alert(1)>"))).toBe("photo-not-jpeg");
  expect(await send(0, Buffer.from([0xff, 0xd8, 0xff, 0xd9]), true)).toBe("photo-not-jpeg");
  expect(await send(0, jpeg(30_000))).toBe("done");
  expect(await send(10, jpeg(30_000))).toBe("photo-part-out-of-place");
  expect(await refusal(maria.link.ask("request.answer", { request, outcome: "granted", photo }))).toBe("photo-gone");
  for (let from = 30_000; from < 1_500_000; from += 30_000) {
    // A visitor may ask ten times a second.
    await flow.clock.advance(100);
    expect(await send(from, Buffer.alloc(30_000))).toBe("done");
  }
  expect(await send(1_500_000, Buffer.alloc(30))).toBe("photo-too-large");
  // Begun anew under another id.
  const again = flow.id();
  await sent(request, again, jpeg(40_000));
  await maria.link.ask("request.answer", { request, outcome: "granted", photo: again });
});

test("a photo that was never finished is forgotten", async () => {
  const request = await asked("photo");
  await maria.link.ask("photo.send", {
    request,
    photo: flow.id(),
    from: 0,
    part: jpeg(3_000).toString("base64"),
    last: false,
  });
  expect(await flow.store().read.selectFrom("photo").select("id").execute()).toHaveLength(1);
  await flow.clock.advance(200_000);
  await until("expired", () => open().length === 0);
  flow.clock.sleep(3_600_000);
  await flow.clock.advance(10_000);
  await turns();
  expect(await flow.store().read.selectFrom("photo").select("id").execute()).toEqual([]);
});
