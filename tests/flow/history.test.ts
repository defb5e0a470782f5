import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { SearchFilters } from "../../src-shared/history/model.ts";
import { reindexConversation, reindexMessage } from "../../src-hub/history/reindex.ts";
import { anAgent, type AgentHere, takes, type VisitorHere } from "../support/at-work.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";

let flow: Flow;
let anna: AgentHere;
beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

/** A conversation in which these things are said, by the visitor; ended and wrapped up by who took it. */
async function talked(
  name: string,
  said: readonly string[],
  { by = anna, note = "", isOpen = false }: { by?: AgentHere; note?: string; isOpen?: boolean } = {},
): Promise<{ conversation: ConversationId; visitor: VisitorHere; messages: MessageId[] }> {
  const visitor = flow.visitor(name);
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name, page: null });
  await takes(by, conversation);
  const messages: MessageId[] = [];
  for (const text of said) {
    const id = flow.id() as MessageId;
    await visitor.link.ask("chat.send", { conversation, id, text });
    messages.push(id);
    await flow.clock.advance(1000);
  }
  if (note !== "") await by.link.ask("note.add", { conversation, id: flow.id(), text: note });
  if (isOpen) return { conversation, visitor, messages };
  await by.link.ask("conversation.end", { conversation });
  await by.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "wrapped up well" });
  await flow.clock.advance(60_000);
  return { conversation, visitor, messages };
}

const search = (who: AgentHere, words: string, filters: SearchFilters = {}) =>
  who.link.ask("search.find", { words, filters });
const texts = async (who: AgentHere, words: string, filters: SearchFilters = {}) =>
  (await search(who, words, filters)).hits.map(({ snippet: { text, marks } }) =>
    marks
      .toReversed()
      .reduce((all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text),
  );

test("what was said, noted and wrapped up is found, the newest first, also the message of a moment ago", async () => {
  const first = await talked("Maria Kivi", ["Where is my parcel?", "The PARCEL with the lamp"], {
    note: "Parcel is lost",
  });
  await talked("Jonas", ["A parçel as well"], { isOpen: true });
  expect(await texts(anna, "parcel")).toEqual([
    "A [parçel] as well",
    "[Parcel] is lost",
    "The [PARCEL] with the lamp",
    "Where is my [parcel]?",
  ]);
  expect(await texts(anna, "parcel lamp ")).toEqual(["The [PARCEL] with the [lamp]"]);
  expect(await texts(anna, "par ")).toEqual([]);
  expect(await texts(anna, "kiv")).toEqual(["Maria [Kivi] · wrapped up well"]);
  const { hits } = await search(anna, "lost");
  expect(hits[0]).toMatchObject({
    kind: "note",
    by: "Anna",
    conversation: { id: first.conversation, visitor: "Maria Kivi", agent: "Anna", queue: "Sales", outcome: "solved" },
  });
});

test("filters narrow down, also without words; an outcome counts from when it was given", async () => {
  const started = flow.clock.now();
  const { conversation } = await talked("Maria", ["one parcel"], { isOpen: true });
  expect(await texts(anna, "parcel", { outcome: "solved" })).toEqual([]);
  await anna.link.ask("conversation.end", { conversation });
  await anna.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "" });
  expect(await texts(anna, "parcel", { outcome: "solved" })).toEqual(["one [parcel]"]);
  expect(await texts(anna, "parcel", { queue: seededQueue, site: "site", channel: "chat" })).toHaveLength(1);
  expect(await texts(anna, "parcel", { channel: "video" })).toEqual([]);
  expect(await texts(anna, "parcel", { site: "other-site" })).toEqual([]);
  expect(await texts(anna, "parcel", { until: started })).toEqual([]);
  expect(await texts(anna, "parcel", { from: started, until: flow.clock.now() })).toHaveLength(1);
  await flow.clock.advance(60_000);
  await talked("Jonas", ["something else"]);
  expect((await search(anna, "")).hits.map(({ kind, conversation: { visitor } }) => [kind, visitor])).toEqual([
    ["conversation", "Jonas"],
    ["conversation", "Maria"],
  ]);
  expect((await search(anna, "?!")).hits).toEqual([]);
});

test("an agent finds what he had a part in; who may search in all finds everybody's, and asks for one agent's", async () => {
  await talked("Maria", ["parcel with Anna"]);
  await anna.link.ask("presence.set", { state: "away" });
  const boris = await anAgent(flow, "Boris");
  await talked("Jonas", ["parcel with Boris"], { by: boris });
  const sonja = await flow.agent("Sonja", "supervisor");
  await until("Sonja is here", () => sonja.held());
  expect(await texts(anna, "parcel")).toEqual(["[parcel] with Anna"]);
  expect(await texts(boris, "parcel")).toEqual(["[parcel] with Boris"]);
  expect(await texts(sonja, "parcel")).toEqual(["[parcel] with Boris", "[parcel] with Anna"]);
  const annas = anna.state().account.id;
  expect(await texts(sonja, "parcel", { agent: annas })).toEqual(["[parcel] with Anna"]);
  expect(await texts(boris, "parcel", { agent: annas })).toEqual([]);
  expect((await sonja.link.ask("search.choices", {})).all).toBe(true);
  expect((await anna.link.ask("search.choices", {})).all).toBe(false);
});

test("pages follow each other without a gap, and a cut line or a killed hub loses nothing of it", async () => {
  const said = Array.from({ length: 60 }, (_, place) => `parcel number ${place}`);
  await talked("Maria", said);
  const seen: string[] = [];
  let next: number | null = null;
  do {
    const before: number | null = next;
    const page: Awaited<ReturnType<typeof search>> = await anna.link.ask("search.find", {
      words: "parcel",
      filters: {},
      ...(before === null ? {} : { before }),
    });
    seen.push(...page.hits.map(({ snippet }) => snippet.text));
    next = page.next;
    if (seen.length === 25) anna.cut();
    if (seen.length === 50) await flow.restart();
    await flow.clock.advance(31_000);
    await until("Anna is back", () => anna.linkState().state === "ready");
  } while (next !== null);
  expect(seen).toEqual(said.toReversed());
});

test("what is deleted or written anew is found no more, whoever says so", async () => {
  const { conversation, messages } = await talked("Maria", ["secret one", "secret two", "secret three"], {
    isOpen: true,
  });
  expect(await texts(anna, "secret")).toHaveLength(3);
  const [one, two] = messages as [MessageId, MessageId];
  await flow.store().transact(async (tx) => {
    await reindexMessage(tx, one);
    await tx.db.deleteFrom("message").where("id", "=", one).execute();
    await tx.db.updateTable("message").set({ text: "nothing" }).where("id", "=", two).execute();
    await reindexMessage(tx, two);
  });
  expect(await texts(anna, "secret")).toEqual(["[secret] three"]);
  expect(await texts(anna, "nothing")).toEqual(["[nothing]"]);
  await flow.store().transact(async (tx) => {
    await tx.db.deleteFrom("message").where("conversation", "=", conversation).execute();
    await reindexConversation(tx, conversation);
  });
  expect(await texts(anna, "secret")).toEqual([]);
});

test("a database that was put back is read anew", async () => {
  await talked("Maria", ["a parcel"]);
  expect(await texts(anna, "parcel")).toHaveLength(1);
  await flow
    .store()
    .transact((tx) => tx.db.updateTable("meta").set({ value: "x" }).where("name", "=", "mark").execute());
  await flow.restart();
  await flow.clock.advance(31_000);
  await until("Anna is back", () => anna.linkState().state === "ready");
  expect(await texts(anna, "parcel")).toHaveLength(1);
});

test("a visitor's earlier conversations are listed and read while he is here, and not after", async () => {
  const first = await talked("Maria", ["the first time"]);
  await anna.link.ask("presence.set", { state: "away" });
  const boris = await anAgent(flow, "Boris");
  const { conversation } = await talked("Maria", ["again"], { by: boris, isOpen: true });
  const { conversations, more } = await boris.link.ask("history.ofVisitor", { conversation });
  expect({ more, ids: conversations.map(({ id, agent }) => [id, agent]) }).toEqual({
    more: false,
    ids: [[first.conversation, "Anna"]],
  });
  const view = await boris.link.ask("history.read", { conversation: first.conversation });
  expect(view.public.entries.some(({ event }) => event.type === "chat.messageAdded")).toBe(true);
  // Another visitor's is as if there were none.
  const other = await talkedWithNobody("Jonas");
  const missing = flow.id() as ConversationId;
  const read = (one: ConversationId) => refusal(boris.link.ask("history.read", { conversation: one }));
  expect([await read(other), await read(missing)]).toEqual(["gone: conversation-gone", "gone: conversation-gone"]);
  expect(await refusal(boris.link.ask("history.ofVisitor", { conversation: other }))).toBe("gone: conversation-gone");
  await boris.link.ask("conversation.end", { conversation });
  await boris.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  expect(await read(first.conversation)).toBe("gone: conversation-gone");
  expect(await read(conversation)).toBe("done");
});

/** One that waits and is nobody's. */
async function talkedWithNobody(name: string): Promise<ConversationId> {
  const conversation = flow.id() as ConversationId;
  const at = flow.clock.now();
  await flow.store().transact(async (tx) => {
    const site = { site: "site", site_name: "Garden", queue: seededQueue };
    await tx.db
      .insertInto("conversation")
      .values({
        ...site,
        id: conversation,
        visitor: flow.id() as VisitorId,
        visitor_name: name,
        state: "closed",
        agent: null,
        waiting_since: at,
        started_at: at,
        accepted_at: null,
        ended_at: at,
        ended_by: "visitor",
        closed_at: at,
        page_url: null,
        page_title: null,
        previous: null,
        outcome: null,
        note: "",
        button: null,
        rules: null,
        language: null,
        grp: null,
        bot: null,
        wrap_until: null,
        wrap_fields: null,
        wrap_rules: null,
        wrap_draft: null,
        parked_at: null,
        parked_until: null,
        hold_at: null,
        kept_until: null,
      })
      .execute();
  });
  return conversation;
}
