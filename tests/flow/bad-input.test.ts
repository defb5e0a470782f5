import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { closeCodes, type Closed, type Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
let maria: ReturnType<Flow["visitor"]>;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let conversation: ConversationId;

beforeEach(async () => {
  flow = await startFlow();
  maria = flow.visitor("Maria");
  anna = await flow.agent("Anna");
  await until("both are here", () => maria.held() && anna.held());
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => anna.state().offers[0]);
  await anna.link.ask("offer.accept", { offer: offer.id });
  await until("it is open", () => anna.state().conversations[0]);
});
afterEach(async () => {
  // Whatever is sent, nothing of it is a defect of ours.
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

/** Somebody who writes his frames by hand. */
function byHand(serve: (pipe: Pipe) => void, who: unknown) {
  const [near, far] = pipePair();
  serve(far);
  const frames: string[] = [];
  const closed: Closed[] = [];
  near.onFrame((frame) => void frames.push(frame));
  near.onClosed((one) => void closed.push(one));
  const post = (frame: string) => near.post(frame);
  post(JSON.stringify({ id: "hello", ask: "hello", input: { protocol: 1, who, logs: {} } }));
  let count = 0;
  return {
    frames,
    closed,
    post,
    async ask(ask: string, input: unknown, more: object = { key: flow.id() }): Promise<Fault | "done"> {
      await until("a greeting", () => frames.some((one) => one.includes('"hello"')));
      const id = `ask-${++count}`;
      post(JSON.stringify({ id, ask, input, ...more }));
      const frame = await until(`an answer to ${ask}`, () => frames.find((one) => one.includes(`"${id}"`)));
      return (JSON.parse(frame) as { fault?: Fault }).fault ?? "done";
    },
  };
}

const stranger = () => byHand((pipe) => flow.hub().serveVisitor(pipe), { token: "f".repeat(32) });
const mariaByHand = () => byHand((pipe) => flow.hub().serveVisitor(pipe), { token: maria.state().token });
async function jonasByHand() {
  const jonas = await flow.agent("Jonas");
  await until("Jonas is here", () => jonas.held());
  return byHand((pipe) => flow.hub().serveAgent(pipe), { access: `${jonas.state().account.id}/9` });
}

test.each([
  ["<img src=x onerror=alert(1)><script>alert(1)</script>", "<img src=x onerror=alert(1)><script>alert(1)</script>"],
  ["a\u0000b\u0007c\u001b[31md\u009be", "abc[31mde"],
  ["\u202egnp.exe\u2066 \ufefftext", "gnp.exe text"],
  ["half a pair \ud83d of it", "half a pair \ufffd of it"],
  ["line\r\nline\rline", "line\nline\nline"],
  ["'; drop table message; --", "'; drop table message; --"],
  ["{0} {name, select, other {x}} __proto__", "{0} {name, select, other {x}} __proto__"],
])("what a visitor writes stays text: %j", async (written, kept) => {
  const him = mariaByHand();
  expect(await him.ask("chat.send", { conversation, id: flow.id(), text: written })).toBe("done");
  const entries = await until("it arrives", () => {
    const page = anna.state().conversations[0]!.public;
    return page.entries.length === 3 && page.entries;
  });
  expect(entries.at(-1)?.event).toMatchObject({ message: { text: kept, from: { kind: "visitor", name: "Maria" } } });
});

test("names, addresses and titles are one clean line each; an address of another scheme is kept as the text it is", async () => {
  const him = stranger();
  const page = { url: "javascript:alert(document.domain)", title: "T\u0000itle\n<b>" };
  expect(await him.ask("conversation.start", { conversation: flow.id(), name: "E\u202eve\r\n", page })).toBe("done");
  const offer = await until("an offer", () => anna.state().offers[0]);
  expect(offer).toMatchObject({
    visitor: { name: "Eve" },
    page: { url: "javascript:alert(document.domain)", title: "Title <b>" },
  });
});

test.each([
  ["a message of 100,000 characters", "chat.send", { text: "x".repeat(100_000) }, "text-too-long"],
  ["a message of nothing that is seen", "chat.send", { text: " \u0000\u202e \n" }, "text-empty"],
  ["a number for a text", "chat.send", { text: 5 }, "invalid-input"],
  ["a list for a text", "chat.send", { text: ["a"] }, "invalid-input"],
  ["null for a text", "chat.send", { text: null }, "invalid-input"],
  ["a path for an id", "chat.send", { text: "x", id: "../../etc/passwd" }, "invalid-input"],
  ["SQL for an id", "chat.send", { text: "x", conversation: "' or 1=1 --" }, "invalid-input"],
  ["a number for an id", "video.decline", { invite: 1e308, reason: "rejected" }, "invalid-input"],
  ["a reason of no list", "video.decline", { invite: "x", reason: "__proto__" }, "invalid-input"],
  ["a name too long", "conversation.start", { name: "x".repeat(101), page: null }, "text-too-long"],
  [
    "an address too long",
    "conversation.start",
    { name: "x", page: { url: "x".repeat(2_001), title: "" } },
    "text-too-long",
  ],
])("%s is refused with a reason, and the line stays", async (_, ask, input, reason) => {
  const him = mariaByHand();
  const fault = await him.ask(ask, { conversation, id: flow.id(), ...input });
  expect(fault).toMatchObject({ code: "invalid", reason });
  expect(him.closed).toEqual([]);
});

test.each([-1, 0, 2 ** 53 - 1])("a page before %d of a conversation is an empty or a whole one", async (before) => {
  const { account } = anna.state();
  const her = byHand((pipe) => flow.hub().serveAgent(pipe), { access: `${account.id}/8` });
  expect(await her.ask("conversation.read", { conversation, before }, {})).toBe("done");
});

test.each([1.5, 1e300, "1", null, 2 ** 60])("a page before %j is refused", async (before) => {
  const her = byHand((pipe) => flow.hub().serveAgent(pipe), { access: `${anna.state().account.id}/8` });
  expect(await her.ask("conversation.read", { conversation, before }, {})).toMatchObject({ code: "invalid" });
});

test("numbers beyond all bounds, and what JSON cannot say, end the line without a word of ours", async () => {
  for (const frame of ['{"beat":1e999}', '{"id":"1","ask":"chat.send","input":NaN}', "", "[]", "null", '"x"', "{"]) {
    const him = mariaByHand();
    await turns();
    him.post(frame);
    await turns();
    expect(him.closed).toEqual([{ code: closeCodes.badFrame, reason: "frame-not-understood" }]);
  }
});

test("an id that is taken is refused under another key, and leaves no gap behind", async () => {
  const him = mariaByHand();
  const id = flow.id();
  expect(await him.ask("chat.send", { conversation, id, text: "one" })).toBe("done");
  expect(await him.ask("chat.send", { conversation, id, text: "other" })).toEqual({
    code: "conflict",
    reason: "id-taken",
  });
  expect(await him.ask("chat.send", { conversation, id: flow.id(), text: "two" })).toBe("done");
  const entries = await until("both", () => {
    const page = anna.state().conversations[0]!.public;
    return page.head === 4 && page.entries;
  });
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("keys that reach for prototypes reach nothing", async () => {
  const him = mariaByHand();
  await turns();
  const input = `{"conversation":"${conversation}","id":"${flow.id()}","text":"x","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}`;
  him.post(`{"id":"p","ask":"chat.send","key":"${flow.id()}","input":${input},"__proto__":{"admin":true}}`);
  await until("an answer", () => him.frames.some((frame) => frame.includes('"p"') && frame.includes("value")));
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "hello\u0000"])
    expect(await him.ask(name, {})).toMatchObject({ code: "unknown-ask" });
});

test("another visitor's conversation is as if it were not there, whatever is asked of it", async () => {
  const him = stranger();
  const text = { conversation, id: flow.id(), text: "hello" };
  for (const [ask, input] of [
    ["chat.send", text],
    ["chat.typing", text],
    ["conversation.end", text],
    ["video.join", text],
    ["video.end", text],
  ] as const)
    expect(await him.ask(ask, input)).toEqual({ code: "gone", reason: "conversation-gone" });
  const { invite } = await anna.link.ask("video.invite", { conversation });
  for (const ask of ["video.accept", "video.decline"])
    expect(await him.ask(ask, { invite, reason: "rejected" })).toEqual({ code: "gone", reason: "invite-gone" });
  expect(await him.ask("conversation.start", { conversation, name: "", page: null })).toMatchObject({
    code: "conflict",
  });
  // Nor do an agent's asks exist on a visitor's line.
  for (const ask of ["conversation.read", "offer.accept", "presence.set", "note.add", "administration.read"])
    expect(await him.ask(ask, {})).toMatchObject({ code: "unknown-ask" });
  expect(him.frames.join("")).not.toContain(maria.state().token);
});

test("another agent's conversation is as if it were not there, whatever is asked of it", async () => {
  const jonas = await jonasByHand();
  const { invite } = await anna.link.ask("video.invite", { conversation });
  const input = { conversation, id: flow.id(), text: "x", outcome: null, note: "" };
  for (const ask of [
    "conversation.read",
    "conversation.end",
    "conversation.wrapUp",
    "note.add",
    "chat.send",
    "chat.typing",
    "video.invite",
    "video.join",
    "video.end",
  ])
    expect(await jonas.ask(ask, input)).toEqual({ code: "gone", reason: "conversation-gone" });
  expect(await jonas.ask("video.cancel", { invite })).toMatchObject({ code: "gone" });
  expect(jonas.frames.join("")).not.toContain(conversation);
});

test("a note for a conversation that was closed is refused: no desk would hear of it", async () => {
  const her = byHand((pipe) => flow.hub().serveAgent(pipe), { access: `${anna.state().account.id}/8` });
  await anna.link.ask("conversation.end", { conversation });
  expect(await her.ask("note.add", { conversation, id: flow.id(), text: "in time" })).toBe("done");
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  const fault = await her.ask("note.add", { conversation, id: flow.id(), text: "too late" });
  expect(fault).toEqual({ code: "gone", reason: "conversation-closed" });
});

test("what makes a visitor himself is in nothing that anybody else is told", async () => {
  const jonas = await jonasByHand();
  const her = byHand((pipe) => flow.hub().serveAgent(pipe), { access: `${anna.state().account.id}/8` });
  const { invite } = await anna.link.ask("video.invite", { conversation });
  await maria.link.ask("video.accept", { invite });
  await maria.link.ask("video.join", { conversation });
  await her.ask("conversation.read", { conversation }, {});
  await maria.link.ask("conversation.end", { conversation });
  await turns();
  const secret = maria.state().token;
  expect(secret).toMatch(/^[0-9a-f]{32}$/);
  expect([...jonas.frames, ...her.frames, JSON.stringify(anna.state())].join("")).not.toContain(secret);
  const events = await flow.store().read.selectFrom("event").select("body").execute();
  expect(JSON.stringify(events)).not.toContain(secret);
  expect(JSON.stringify(flow.rooms.granted)).not.toContain(secret);
});
