import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { SearchFilters } from "../../src-shared/history/model.ts";
import { reindexConversation, reindexMessage } from "../../src-hub/history/reindex.ts";
import { anAgent, type AgentHere } from "../support/at-work.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { talked as talkedIn } from "../support/talked.ts";

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

/** With Anna, unless said otherwise. */
const talked = (
  name: string,
  said: readonly string[],
  more: { by?: AgentHere; note?: string; isOpen?: boolean } = {},
) => talkedIn(flow, name, said, { by: anna, ...more });

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
