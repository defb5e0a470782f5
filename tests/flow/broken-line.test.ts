import { expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Flow, type Person, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { type Line, lineOf, type Sending } from "../support/line.ts";

const plain: Sending = (person, name, input) => person.link.ask(name, input);

async function begin(): Promise<{ flow: Flow; line: Line }> {
  const flow = await startFlow();
  const anna = await flow.agent("Anna");
  const maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
  return { flow, line: { anna, maria, conversation: flow.id() as ConversationId, said: [] } };
}

/** What everybody holds at the end: every word once, in one order, and nothing of the staff's at the visitor's. */
async function expectWhole({ flow, line }: { flow: Flow; line: Line }): Promise<void> {
  await line.maria.link.ask("chat.typing", { conversation: line.conversation });
  const page = line.maria.state().conversation!;
  const texts = page.entries.flatMap(({ event }) => (event.type === "chat.messageAdded" ? [event.message.text] : []));
  expect(texts).toEqual(line.said);
  expect(page.entries.map((entry) => entry.seq)).toEqual(page.entries.map((_, index) => index + 1));
  expect(JSON.stringify(page)).not.toContain("Nice.");
  const rows = await flow.store().read.selectFrom("message").select("text").orderBy("seq").execute();
  expect(rows.map((row) => row.text)).toEqual(line.said);
  const [row] = await flow.store().read.selectFrom("conversation").selectAll().execute();
  expect(row).toMatchObject({ state: "closed", outcome: "solved", note: "Delivery" });
  expect(flow.defects).toEqual([]);
}

const names = await stepNames();

test("every ask sent twice under one key changes things once and is answered alike", async () => {
  const begun = await begin();
  const twice: Sending = async (person, name, input) => {
    const key = begun.flow.id();
    const [first, second] = await Promise.all([person.link.ask(name, input, key), person.link.ask(name, input, key)]);
    expect(second).toEqual(first);
    return first;
  };
  for (const step of lineOf(begun.flow, begun.line, twice)) await step.run();
  await expectWhole(begun);
  await begun.flow.stop();
});

test.each(names)("the wires are cut before: %s", async (name) => {
  const begun = await begin();
  for (const step of lineOf(begun.flow, begun.line, plain)) {
    if (step.name === name) await cutAndMend(begun);
    await step.run();
  }
  await expectWhole(begun);
  await begun.flow.stop();
});

// Cut at once, the ask itself is lost; a few turns later the hub is at work on it, or its answer is on the way.
const cuts = names.flatMap((name) => [0, 1, 2, 4].map((later) => ({ name, later })));
test.each(cuts)("the wire breaks $later turns after the ask: $name", async ({ name, later }) => {
  const begun = await begin();
  let now = "";
  const losing: Sending = async (person, ask, input) => {
    const answer = person.link.ask(ask, input);
    if (now === name) {
      await turns(later);
      person.cut();
      await turns();
      person.mend();
    }
    return answer;
  };
  for (const step of lineOf(begun.flow, begun.line, losing)) {
    now = step.name;
    await step.run();
  }
  await expectWhole(begun);
  await begun.flow.stop();
});

test.each(names)("the hub is killed and comes back before: %s", async (name) => {
  const begun = await begin();
  for (const step of lineOf(begun.flow, begun.line, plain)) {
    if (step.name === name) {
      await begun.flow.restart();
      await mended(begun.line.anna);
      await mended(begun.line.maria);
    }
    await step.run();
  }
  await expectWhole(begun);
  await begun.flow.stop();
});

async function cutAndMend({ line }: { line: Line }): Promise<void> {
  for (const person of [line.anna, line.maria]) person.cut();
  await turns();
  await mended(line.anna);
  await mended(line.maria);
}

async function mended(person: Person<never, unknown> | Line["anna"] | Line["maria"]): Promise<void> {
  person.mend();
  await until("the link is back", () => person.linkState().state === "ready");
}

async function stepNames(): Promise<string[]> {
  const begun = await begin();
  const steps = lineOf(begun.flow, begun.line, plain).map((step) => step.name);
  await begun.flow.stop();
  return steps;
}
