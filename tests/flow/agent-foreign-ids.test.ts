import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { permitted } from "../../src-hub/accounts/permitted.ts";
import { defaultsOf } from "../../src-shared/accounts/permissions.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { agentAsks } from "../../src-shared/contracts/agent.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { AskShape } from "../../src-shared/rpc/contract.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { fitting } from "../support/fitting.ts";
import { until } from "../support/hand-clock.ts";
import { sendFile } from "../support/uploads.ts";
import { type Talk, talkWithFiles } from "../support/upload-talk.ts";

// Whatever an agent asks with the id of what is a colleague's, he is answered as if there were none (reliability §3 W3, A9).
// The asks come from the contract: each field that takes nothing but an id stands in one of the two lists below.

type Ask = keyof typeof agentAsks;

/** Ids of what belongs to one conversation or one agent. */
const owned = [
  "conversation",
  "message",
  "replyTo",
  "uploads",
  "upload",
  "invite",
  "request",
  "photo",
  "call",
  "offer",
];
/** Ids of what every agent may know, of what he makes himself, and what has a table of its own. */
const others: Record<string, string> = {
  id: "made by who asks, or his own folder; appointments are for tests/flow/appointments",
  agent: "colleagues are known to all",
  mentions: "colleagues are known to all",
  queue: "queues are known to all",
  wait: "who waits is known to all of his queue",
  code: "the house's states are known to all",
  folder: "his own, or none: tests/flow/canned",
  canned: "what he may not use is passed over: tests/flow/canned",
  mention: "what is not his is passed over",
  appointment: "appointments are for tests/flow/appointments",
  password: "no id",
};

const anId = "01890000-0000-7000-8000-000000000001";
const shapeOf = (ask: Ask): Record<string, { safeParse(value: unknown): { success: boolean } }> => {
  const { input } = agentAsks[ask] as AskShape;
  return "shape" in input ? (input.shape as ReturnType<typeof shapeOf>) : {};
};
const takes = (ask: Ask, field: string, value: unknown): boolean => shapeOf(ask)[field]!.safeParse(value).success;
const asks = (Object.keys(agentAsks) as Ask[]).filter(
  (ask) => permitted[ask] === null || defaultsOf("agent").includes(permitted[ask]),
);
const fields = asks.flatMap((ask) =>
  Object.keys(shapeOf(ask))
    .filter((field) => [anId, [anId]].some((good) => takes(ask, field, good)))
    .filter((field) => ["no id", ["no id"]].every((bad) => !takes(ask, field, bad)))
    .map((field) => [ask, field] as const),
);

let talk: Talk;
let jonas: Talk["anna"];
let own: ConversationId;
let foreign: Record<string, unknown>;

beforeAll(async () => {
  talk = await talkWithFiles();
  const { flow, maria, anna, conversation } = talk;
  const file = await sendFile(flow, maria, conversation, { name: "cat.txt", bytes: Buffer.from("cat") });
  const message = flow.id() as MessageId;
  await anna.link.ask("chat.send", { conversation, id: message, text: "Anna's own" });
  const first = await anna.link.ask("video.invite", { conversation });
  await maria.link.ask("video.accept", first);
  const call = await until("they are in a call", () => maria.state().conversation?.summary.call?.id);
  const { request } = await anna.link.ask("request.make", { conversation, kind: "photo" });
  await anna.link.ask("presence.set", { state: "busy" });
  jonas = await flow.agent("Jonas");
  await until("he is here", () => jonas.held());
  own = await talksToJonas();
  await jonas.link.ask("presence.set", { state: "busy" });
  const mika = await flow.agent("Mika");
  await until("she is here", () => mika.held());
  const waits = flow.visitor("Waits");
  await until("he is here", () => waits.held());
  await waits.link.ask("conversation.start", { conversation: flow.id() as ConversationId, name: "Waits", page: null });
  const offer = (await until("it rings at Mika's", () => mika.state().offers[0])).id;
  const photo = flow.id();
  foreign = {
    conversation,
    message,
    replyTo: message,
    uploads: [file.id],
    upload: file.id,
    invite: first.invite,
    request,
    photo,
    call,
    offer,
  };
});
afterAll(async () => {
  expect(talk.flow.defects).toEqual([]);
  await talk.flow.stop();
});

async function talksToJonas(): Promise<ConversationId> {
  const { flow } = talk;
  const visitor = flow.visitor("Olga");
  await until("she is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name: "Olga", page: null });
  await jonas.link.ask("offer.accept", { offer: (await until("an offer", () => jonas.state().offers[0])).id });
  await until("it is his", () => visitor.state().conversation?.summary.state === "active");
  return conversation;
}

/** Something that the ask takes, made from its schema, with this id in that field; all else is his own. */
function inputOf(ask: Ask, field: string, value: unknown): unknown {
  const { input } = agentAsks[ask] as AskShape;
  const set = (one: unknown): Record<string, unknown> => ({
    ...(one as Record<string, unknown>),
    ...("conversation" in shapeOf(ask) && { conversation: own }),
    [field]: value,
  });
  const sample = fc.sample(fitting(input), { numRuns: 300, seed: 7 }).map(set);
  return sample.find((one) => input.safeParse(one).success) ?? sample[0];
}

async function answered(ask: Ask, input: unknown) {
  await talk.flow.clock.advance(25);
  return jonas.link.ask(ask as "chat.typing", input as never).then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ fault: faultOf(error) }),
  );
}

test("every field of every ask of agents that takes an id is looked at", () => {
  const unknown = fields.filter(([, field]) => !owned.includes(field) && !Object.hasOwn(others, field));
  expect(unknown).toEqual([]);
  expect(fields.length).toBeGreaterThan(70);
});

/** Asks whose field is a new id, and whose other input must be right before anything is looked for. */
const apart = new Set(["upload.begin upload", "cannedFile.begin upload", "appointment.book conversation"]);

test.each(fields.filter(([ask, field]) => owned.includes(field) && !apart.has(`${ask} ${field}`)))(
  "%s, %s: what is a colleague's is answered as what is missing",
  async (ask, field) => {
    const missing = field === "uploads" ? [talk.flow.id()] : talk.flow.id();
    const [real, made] = [inputOf(ask, field, foreign[field]), inputOf(ask, field, missing)];
    const before = await contents();
    const answers = [await answered(ask, real), await answered(ask, made)];
    expect(answers[0]).toEqual(answers[1]);
    // Of a message that is not there nothing was ever changed.
    if (`${ask} ${field}` === "chat.edits message") expect(answers[0]).toEqual({ value: { edits: [] } });
    else expect((answers[0] as { fault: { code: string } }).fault.code).not.toMatch(/invalid|internal/);
    expect(await contents()).toBe(before);
  },
);

/** What the colleague and his visitor have. */
async function contents(): Promise<string> {
  const { read } = talk.flow.store();
  const rows = await read
    .selectFrom("event")
    .select(["seq", "body"])
    .where("log", "like", `${talk.conversation}/%`)
    .orderBy("log")
    .orderBy("seq")
    .execute();
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}
