import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { RequestId } from "../../src-shared/requests/model.ts";
import type { AskName, Input } from "../../src-shared/rpc/contract.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { CallId, InviteId } from "../../src-shared/video/model.ts";
import { aReport } from "../support/media-reports.ts";
import { until } from "../support/hand-clock.ts";
import { refusalOf } from "../support/hub-house.ts";
import { sendFile } from "../support/uploads.ts";
import { photo as aPhoto, type Talk, talkWithFiles } from "../support/upload-talk.ts";

// Whatever a visitor asks with the id of what is another's, he is answered as if there were none, and the hub has worked as
// much for the answer (reliability §3 W3). A new ask of visitors does not compile without a line here.

/** Ids that one visitor can name: another's, or none. */
interface Ids {
  readonly conversation: ConversationId;
  readonly message: MessageId;
  readonly upload: UploadId;
  readonly invite: InviteId;
  readonly call: CallId;
  readonly request: RequestId;
  readonly photo: UploadId;
  readonly appointment: AppointmentId;
  readonly number: string;
  /** The asker's own conversation, to name something foreign in. */
  readonly own: ConversationId;
}

type Inputs<Name extends AskName<VisitorContract>> = (ids: Ids) => Array<Input<VisitorContract, Name>>;
/** `null`: no id of anything that is there already stands in it. */
type Table = { [Name in AskName<VisitorContract>]: Inputs<Name> | null };

const name = "cat.txt";
const report = { kind: "quick", browser: "", parts: [] } as never;

const table: Table = {
  // Ids of what is new are made by the asker.
  "conversation.start": null,
  "message.leave": null,
  "dataRequest.make": null,
  "dataRequest.mine": null,
  "visitor.seen": null,
  "visitor.identify": null,
  "visitor.setAttributes": null,
  "visitor.logOut": null,
  "test.start": null,
  "appointment.offered": null,
  "appointment.choose": null,
  "appointment.mine": null,
  // Who has the link may come by it, on its own site: it is a secret, and no id.
  "appointment.look": null,
  "appointment.join": null,

  "conversation.end": ({ conversation }) => [{ conversation }],
  "survey.answer": ({ conversation }) => [{ conversation, score: 5, text: "mine?", after: 0 }],
  "survey.skip": ({ conversation }) => [{ conversation }],
  "copy.way": ({ conversation }) => [{ conversation }],
  "copy.code": ({ conversation }) => [{ conversation, address: "me@shop.example" }],
  "copy.send": ({ conversation }) => [{ conversation, code: "123456" }],
  "chat.send": ({ conversation, own, message, upload }) => [
    { conversation, id: id<MessageId>(), text: "mine?" },
    { conversation: own, id: id<MessageId>(), text: "answering", replyTo: message },
    { conversation: own, id: id<MessageId>(), text: "with a file", uploads: [upload] },
  ],
  "chat.edit": ({ conversation, own, message }) => [
    { conversation, message, text: "mine?" },
    { conversation: own, message, text: "mine?" },
  ],
  "chat.delete": ({ conversation, own, message }) => [
    { conversation, message },
    { conversation: own, message },
  ],
  "appointment.giveUp": ({ appointment }) => [{ id: appointment }],
  "appointment.shift": ({ appointment }) => [{ id: appointment, sequence: 0, start: 0, zone: "UTC" }],
  "chat.typing": ({ conversation }) => [{ conversation }],
  "chat.mark": ({ conversation }) => [{ conversation, delivered: 1, read: 1 }],
  "chat.rules": ({ conversation }) => [{ conversation }],
  "chat.preview": ({ conversation }) => [{ conversation, text: "mine?" }],
  "video.invite": ({ conversation }) => [{ conversation }],
  "video.cancel": ({ invite }) => [{ invite }],
  "video.accept": ({ invite }) => [{ invite }],
  "video.decline": ({ invite }) => [{ invite, reason: "rejected" }],
  "video.join": ({ conversation }) => [{ conversation }],
  "video.end": ({ conversation }) => [{ conversation }],
  "request.make": ({ conversation }) => [{ conversation, kind: "share" }],
  "request.withdraw": ({ request }) => [{ request }],
  "request.answer": ({ request }) => [{ request, outcome: "declined" }],
  "upload.rules": ({ conversation }) => [{ conversation }],
  "upload.begin": ({ conversation }) => [{ conversation, upload: id<UploadId>(), name, size: 3, type: "" }],
  "upload.open": ({ upload }) => [{ upload }],
  "upload.finish": ({ upload }) => [{ upload }],
  "upload.cancel": ({ upload }) => [{ upload }],
  "upload.link": ({ conversation, own, upload }) => [
    { conversation, upload, form: "file" },
    { conversation: own, upload, form: "file" },
  ],
  "media.report": ({ conversation, own, call }) => [
    { conversation, call, report: aReport() },
    { conversation: own, call, report: aReport() },
  ],
  // Its secret is nobody's but its own page's; a number alone is none.
  "test.hand-in": ({ number }) => [{ number, secret: "guessed", report }],
};

let talk: Talk;
let stranger: Talk["maria"];
let foreign: Ids;
let missing: Ids;
const id = <Id extends string>(): Id => talk.flow.id() as Id;

beforeAll(async () => {
  talk = await talkWithFiles();
  const { flow, maria, anna, conversation } = talk;
  const file = await sendFile(flow, maria, conversation, { name, bytes: Buffer.from("cat") });
  const message = id<MessageId>();
  await maria.link.ask("chat.send", { conversation, id: message, text: "Maria's secret", uploads: [file.id] });
  const olga = await talksToo("Olga");
  const own = await talksToo("Stranger");
  const first = await anna.link.ask("video.invite", { conversation });
  await maria.link.ask("video.accept", first);
  const call = await until("they are in a call", () => maria.state().conversation?.summary.call?.id);
  const { request } = await anna.link.ask("request.make", { conversation, kind: "photo" });
  const picture = { name: "photo.jpg", bytes: await aPhoto(), purpose: "photo" as const };
  const { id: photo } = await sendFile(flow, maria, conversation, picture);
  const { number } = await maria.link.ask("test.start", {});
  const appointment = id<AppointmentId>();
  const start = Math.ceil(flow.clock.now() / 300_000) * 300_000 + 3_600_000;
  const asked = { start, minutes: 30, zone: "Europe/Helsinki", name: "Maria", email: "", note: "", agent: null };
  await anna.link.ask("appointment.book", { ...asked, id: appointment, conversation });
  const { invite } = await olga.visitor.link.ask("video.invite", { conversation: olga.conversation });
  stranger = own.visitor;
  foreign = {
    conversation,
    message,
    upload: file.id,
    invite,
    call,
    request,
    photo,
    appointment,
    number,
    own: own.conversation,
  };
  missing = {
    conversation: id(),
    message: id(),
    upload: id(),
    invite: id(),
    call: id(),
    request: id(),
    photo: id(),
    appointment: id(),
    number: "2222-2222",
    own: own.conversation,
  };
});
afterAll(async () => {
  expect(talk.flow.defects).toEqual([]);
  await talk.flow.stop();
});

async function talksToo(who: string) {
  const { flow, anna } = talk;
  const visitor = flow.visitor(who);
  await until(`${who} is here`, () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name: who, page: null });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("it is hers", () => visitor.state().conversation?.summary.state === "active");
  return { visitor, conversation };
}

/** What he is answered, and how many statements of the database that took. */
async function answered(ask: AskName<VisitorContract>, input: unknown) {
  // Ten asks a second, in bursts of forty.
  await talk.flow.clock.advance(300);
  const counted = statementsRun();
  const answer = await stranger.link.ask(ask, input as never).then(
    (value) => ({ value }),
    (error: unknown) => ({ fault: faultOf(error) }),
  );
  return { answer, statements: counted() };
}

/** Counts the statements that are run until the answer is called. */
function statementsRun(): () => number {
  const db = new Database(":memory:");
  const prototype = Object.getPrototypeOf(db.prepare("select 1")) as Database.Statement;
  db.close();
  const spies = (["all", "run", "get", "iterate"] as const).map((name) => vi.spyOn(prototype, name));
  return () => {
    const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    for (const spy of spies) spy.mockRestore();
    return count;
  };
}

const named = Object.entries(table).flatMap(([ask, inputs]) =>
  inputs === null ? [] : [[ask as AskName<VisitorContract>, inputs as (ids: Ids) => unknown[]] as const],
);

test.each(named)("%s: what is another's is answered as what is missing, and costs as much", async (ask, inputs) => {
  const [others, none] = [inputs(foreign), inputs(missing)];
  for (const [at, input] of others.entries()) {
    const real = await answered(ask, input);
    const made = await answered(ask, none[at]);
    expect(real.answer).toEqual(made.answer);
    expect(real.answer).toMatchObject({ fault: { code: "gone" } });
    expect(made.statements).toBeGreaterThan(0);
    expect(Math.abs(real.statements - made.statements), `${real.statements} and ${made.statements}`).toBeLessThan(2);
  }
});

test("after all of that nothing of the other's has changed", async () => {
  const { maria } = talk;
  const page = maria.state().conversation!;
  expect(page.summary).toMatchObject({
    state: "active",
    call: { id: foreign.call },
    requests: [{ id: foreign.request }],
  });
  expect(JSON.stringify(page.entries)).not.toContain("mine?");
  expect(JSON.stringify(stranger.state().conversation)).not.toContain("secret");
});

test("a thousand guessed conversations hit none", async () => {
  for (let guess = 0; guess < 1_000; guess++) {
    if (guess % 20 === 0) await talk.flow.clock.advance(2_500);
    const refusal = await refusalOf(stranger.link.ask("conversation.end", { conversation: id() }));
    expect(refusal.code).toBe("gone");
  }
});
