import { expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { lineOf } from "../support/line.ts";

// The law of design §5, on the real hub: what a desk or a page has folded from events is what a fresh one is given.
test("after every step of the line, old state and events are the freshly fetched state", async () => {
  const flow = await startFlow();
  const anna = await flow.agent("Anna");
  const maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
  const line = { anna, maria, conversation: flow.id() as ConversationId, said: [] };
  let compared = 0;
  for (const step of lineOf(flow, line, (person, name, input) => person.link.ask(name, input))) {
    await step.run();
    await turns();
    const freshAgent = await flow.agent("Anna");
    const freshVisitor = flow.visitor("Maria");
    await until("both are fresh", () => freshAgent.held() && freshVisitor.held());
    // `open` is only how a hello says which of the held ones still stand.
    expect({ ...anna.state(), open: [] }, step.name).toEqual({ ...freshAgent.state(), open: [] });
    expect(maria.state(), step.name).toEqual(freshVisitor.state());
    freshAgent.link.stop();
    freshVisitor.link.stop();
    compared += 1;
  }
  expect(compared).toBe(17);
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

test("a visitor never sees an entry of the staff log, nor a seq that tells of one", async () => {
  const flow = await startFlow();
  const anna = await flow.agent("Anna");
  const maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
  const conversation = flow.id() as ConversationId;
  for (const step of lineOf(flow, { anna, maria, conversation, said: [] }, (p, n, i) => p.link.ask(n, i)))
    await step.run();
  const page = maria.state().conversation!;
  expect(page.entries.map((entry) => entry.seq)).toEqual(page.entries.map((_, index) => index + 1));
  const types = page.entries.map((entry) => entry.event.type);
  expect(types.filter((type) => /^(offer|note|call)\.|conversation\.closed/.test(type))).toEqual([]);
  const text = JSON.stringify(page);
  for (const secret of ["Nice.", "Delivery", anna.state().account.id]) expect(text).not.toContain(secret);
  await flow.stop();
});
