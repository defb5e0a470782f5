import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { plainChatRules } from "../../src-shared/chat/rules.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { anAgent, refusal, taken } from "../support/offered.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
/** Every frame that left for any visitor's page. */
let toVisitors: string[];
beforeEach(async () => {
  flow = await startFlow();
  toVisitors = [];
  record();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

function record(): void {
  const hub = flow.hub();
  const serve = hub.serveVisitor.bind(hub);
  hub.serveVisitor = (pipe: Pipe) => {
    const post = pipe.post.bind(pipe);
    pipe.post = (frame) => {
      toVisitors.push(frame);
      post(frame);
    };
    serve(pipe);
  };
}

const id = () => flow.id() as MessageId;

test("no byte to any visitor tells of notes, mentions, drafts, previews, who looks, or what was edited before", async () => {
  const anna = await anAgent(flow, "Anna");
  const { visitor: maria, conversation } = await taken(flow, anna);
  const jonas = await anAgent(flow, "Jonas Canary-Name");
  const other = flow.visitor("Else");
  await until("everybody is here", () => other.held());
  await flow.store().transact((tx) =>
    tx.db
      .insertInto("house")
      .values({ name: "chat", body: JSON.stringify({ ...plainChatRules, preview: "all" }) })
      .execute(),
  );

  async function everything(turn: number): Promise<void> {
    const named = jonas.state().account.id;
    await anna.link.ask("note.add", { conversation, id: flow.id(), text: `canary-note-${turn}`, mentions: [named] });
    await anna.link.ask("draft.keep", { conversation, kind: "message", text: "canary-draft", at: flow.clock.now() });
    await anna.link.ask("draft.keep", { conversation, kind: "note", text: "canary-note-draft", at: flow.clock.now() });
    for (const does of ["looks", "writes", "left"] as const) {
      await anna.link.ask("chat.look", { conversation, does });
      await jonas.link.ask("chat.look", { conversation, does });
    }
    await maria.link.ask("chat.preview", { conversation, text: `canary-preview-${turn}` });
    const message = id();
    await anna.link.ask("chat.send", { conversation, id: message, text: `Said ${turn}` });
    await anna.link.ask("chat.edits", { conversation, message });
    await maria.link.ask("chat.mark", { conversation, delivered: 1_000, read: 1_000 });
    await anna.link.ask("chat.typing", { conversation });
    await flow.clock.advance(1_000);
  }
  await everything(1);
  expect(anna.passed).toContainEqual({ type: "chat.previewed", conversation, text: "canary-preview-1" });
  expect(jonas.state().mentions?.map(({ text, by }) => [text, by])).toEqual([["canary-note-1", "Anna"]]);
  maria.cut();
  await everything(2).catch(() => undefined);
  await flow.clock.advance(5_000);
  await until("she is back", () => maria.linkState().state === "ready");
  await everything(3);
  await flow.restart();
  record();
  await flow.clock.advance(35_000);
  await until("all are back", () => [anna, jonas, maria].every((one) => one.linkState().state === "ready"));
  await everything(4);
  const another = flow.visitor("Maria");
  await until("another page of hers", () => another.held());
  await anna.link.ask("conversation.end", { conversation });
  await turns();

  const heard = toVisitors.join("\n");
  expect(heard).toContain("Said 4");
  expect(heard.toLowerCase()).not.toContain("canary");
  for (const word of ["note.added", "chat.looked", "chat.previewed", "draft.", "mention", "chatRules", named(anna)])
    expect(heard).not.toContain(word);
});

const named = (agent: Awaited<ReturnType<typeof anAgent>>): AccountId => agent.state().account.id;

test("a preview is seen by who has the conversation, in no store and only where the house says so", async () => {
  const anna = await anAgent(flow, "Anna");
  const { visitor: maria, conversation } = await taken(flow, anna);
  const preview = (text: string) => maria.link.ask("chat.preview", { conversation, text });
  expect(await preview("canary off")).toEqual({ shown: false });
  expect(await maria.link.ask("chat.rules", { conversation })).toEqual({ minutes: 15, preview: false });
  const boss = await flow.agent("Boss", "administrator");
  await until("boss is here", () => boss.held());
  const queue = maria.state().conversation!.summary.queue.id;
  const rules = { ...plainChatRules, preview: "queues" as const, previewQueues: [queue] };
  expect(await refusal(anna.link.ask("chatRules.change", { rules }))).toMatch(/^forbidden/);
  await boss.link.ask("chatRules.change", { rules });
  await until("the desk knows", () => anna.state().chat?.preview === "queues");
  expect(await maria.link.ask("chat.rules", { conversation })).toMatchObject({ preview: true });
  expect(await preview("canary one")).toEqual({ shown: true });
  expect(await preview("canary too soon")).toEqual({ shown: true });
  await flow.clock.advance(500);
  expect(await preview("canary two")).toEqual({ shown: true });
  const seen = anna.passed.flatMap((event) => (event.type === "chat.previewed" ? [event.text] : []));
  expect(seen).toEqual(["canary one", "canary two"]);
  expect(await refusal(maria.link.ask("chat.preview", { conversation, text: "x".repeat(2_049) }))).toMatch(/^invalid/);
  await anna.link.ask("conversation.end", { conversation });
  expect(await preview("canary late")).toEqual({ shown: false });
  const { read } = flow.store();
  const kept = JSON.stringify([
    await read.selectFrom("event").selectAll().execute(),
    await read.selectFrom("answered").selectAll().execute(),
    await read.selectFrom("routing_input").selectAll().execute(),
  ]);
  expect(kept).not.toContain("canary");
  const audit = await read.selectFrom("audit").selectAll().where("act", "=", "chatRules.changed").execute();
  expect(audit.map(({ before, after }) => [JSON.parse(before!).preview, JSON.parse(after!).preview])).toEqual([
    ["off", "queues"],
  ]);
});

test("who is named in a note is told once, may read its conversation if the house lets him, and nothing else", async () => {
  const anna = await anAgent(flow, "Anna");
  const { conversation } = await taken(flow, anna);
  const jonas = await anAgent(flow, "Jonas");
  const read = () => refusal(jonas.link.ask("conversation.read", { conversation }));
  expect(await read()).toBe("gone: conversation-gone");
  jonas.unplug();
  const mentions = [jonas.state().account.id, anna.state().account.id, flow.id() as AccountId];
  await anna.link.ask("note.add", { conversation, id: flow.id(), text: "@Jonas can you help?", mentions });
  expect(anna.state().mentions).toEqual([]);
  jonas.mend();
  const mention = await until("he is told", () => jonas.state().mentions?.[0]);
  expect(mention).toMatchObject({ conversation, by: "Anna", visitor: "Maria", text: "@Jonas can you help?" });
  expect(await read()).toBe("done");
  expect(await refusal(jonas.link.ask("chat.send", { conversation, id: id(), text: "I" }))).toBe(
    "gone: conversation-gone",
  );
  await jonas.link.ask("mention.seen", { mention: mention.id });
  await until("it is seen", () => jonas.state().mentions?.length === 0);
  expect(await read()).toBe("done");
  await flow
    .store()
    .transact((tx) => tx.db.insertInto("house").values({ name: "chat", body: `{"mentionsOpen":false}` }).execute());
  expect(await read()).toBe("gone: conversation-gone");
});

test("a draft is on the hub for another workstation: the newest wins, what was sent is gone, another's is nobody's", async () => {
  const anna = await anAgent(flow, "Anna");
  const { conversation } = await taken(flow, anna);
  const at = flow.clock.now();
  const keep = (text: string, when: number) =>
    anna.link.ask("draft.keep", { conversation, kind: "message", text, at: when });
  await keep("Dear Mar", at);
  await keep("Dear", at - 5);
  const second = await anAgent(flow, "Anna");
  expect(second.state().drafts).toEqual([{ conversation, kind: "message", text: "Dear Mar", at }]);
  await flow.clock.advance(1_000);
  await second.link.ask("draft.keep", { conversation, kind: "message", text: "Dear Maria,", at: at + 1_000 });
  await until("the first desk has it", () => anna.state().drafts?.[0]?.text === "Dear Maria,");
  await flow.restart();
  await flow.clock.advance(35_000);
  await until("she is back", () => anna.linkState().state === "ready" && second.linkState().state === "ready");
  expect(anna.state().drafts?.[0]?.text).toBe("Dear Maria,");
  await keep("Said too late", at + 10_000_000);
  expect(anna.state().drafts?.[0]).toMatchObject({ text: "Said too late", at: flow.clock.now() });
  await flow.clock.advance(1_000);
  await anna.link.ask("chat.send", { conversation, id: id(), text: "Said too late" });
  await until("sent, so no draft", () => second.state().drafts?.[0]?.text === "");
  const jonas = await anAgent(flow, "Jonas");
  expect(
    await refusal(jonas.link.ask("draft.keep", { conversation, kind: "note", text: "x", at: flow.clock.now() })),
  ).toBe("gone: conversation-gone");
  expect(jonas.state().drafts).toEqual([]);
});
