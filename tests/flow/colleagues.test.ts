import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Colleague } from "../../src-shared/supervision/colleague.ts";
import { applyRows, watchedRows, type Watched } from "../../src-shared/supervision/rows.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.stop());

type Agent = Awaited<ReturnType<Flow["agent"]>>;

async function anAgent(name: string): Promise<Agent> {
  const agent = await flow.agent(name);
  await until(`${name} is here`, () => agent.held()?.presence.state === "available");
  return agent;
}

const changesOf = (agent: Agent) =>
  agent.passed.flatMap((event) => (event.type === "colleagues.changed" ? [event] : []));

/** What a window holds that watched and heard everything since; fails at a gap. */
async function watching(agent: Agent) {
  const begun = changesOf(agent).length;
  const { version, colleagues } = await agent.link.ask("colleagues.watch", {});
  return (): Watched<Colleague> => {
    let held: Watched<Colleague> = watchedRows(version, colleagues ?? []);
    for (const change of changesOf(agent).slice(begun)) {
      const next = applyRows(held, change);
      if (!next) throw new Error("a gap");
      held = next;
    }
    return held;
  };
}

const named = (held: Watched<Colleague>, name: string) => [...held.rows.values()].find((row) => row.name === name);

test("an agent sees what his colleagues are at, and hears only of those who changed, once a second", async () => {
  const [anna, jonas] = [await anAgent("Anna"), await anAgent("Jonas")];
  const held = await watching(anna);
  expect(named(held(), "Jonas")).toMatchObject({
    state: "available",
    here: true,
    activity: "idle",
    load: { chat: 0 },
    capacity: { chat: 3, video: 1 },
    queues: null,
  });
  await jonas.link.ask("presence.set", { state: "away" });
  await flow.clock.advance(1000);
  expect(named(held(), "Jonas")).toMatchObject({ state: "away", since: expect.any(Number) });
  expect(
    changesOf(anna)
      .at(-1)
      ?.rows.map(({ name }) => name),
  ).toEqual(["Jonas"]);

  const before = changesOf(anna).length;
  for (const state of ["busy", "lunch", "away", "available"] as const) {
    await jonas.link.ask("presence.set", { state });
    await flow.clock.advance(100);
  }
  await flow.clock.advance(1000);
  expect(changesOf(anna).length - before).toBeLessThanOrEqual(2);
  expect(named(held(), "Jonas")?.state).toBe("available");
});

test("a chat that somebody takes shows in his places, and a desk that is lost in his row", async () => {
  const [anna, jonas] = [await anAgent("Anna"), await anAgent("Jonas")];
  await anna.link.ask("presence.set", { state: "busy" });
  const held = await watching(anna);
  const visitor = flow.visitor("Maria");
  await until("the visitor is here", () => visitor.held());
  const conversation = flow.id() as ConversationId;
  await visitor.link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const offer = await until("an offer", () => jonas.held()?.offers[0]);
  await flow.clock.advance(1000);
  expect(named(held(), "Jonas")?.activity).toBe("ringing");
  await jonas.link.ask("offer.accept", { offer: offer.id });
  await flow.clock.advance(1000);
  expect(named(held(), "Jonas")).toMatchObject({ activity: "in-chat", load: { chat: 1 } });
  jonas.unplug();
  await flow.clock.advance(15_000);
  expect(named(held(), "Jonas")?.here).toBe(false);
});

test("a new colleague comes into the rows; who holds the newest version is told so", async () => {
  const anna = await anAgent("Anna");
  const held = await watching(anna);
  await anAgent("Mira");
  await flow.clock.advance(2000);
  expect(named(held(), "Mira")?.here).toBe(true);
  const { version, colleagues } = await anna.link.ask("colleagues.watch", { held: held().version });
  expect({ version, colleagues }).toEqual({ version: held().version, colleagues: null });
  expect((await anna.link.ask("colleagues.watch", { held: 1 })).colleagues).toHaveLength(2);
});

test("nothing is told to who looks no longer, nor after a minute in which he did not ask again", async () => {
  const [anna, jonas] = [await anAgent("Anna"), await anAgent("Jonas")];
  await watching(anna);
  await anna.link.ask("colleagues.unwatch", {});
  await jonas.link.ask("presence.set", { state: "away" });
  await flow.clock.advance(2000);
  expect(changesOf(anna)).toEqual([]);

  await watching(anna);
  await flow.clock.advance(61_000);
  await jonas.link.ask("presence.set", { state: "lunch" });
  await flow.clock.advance(2000);
  expect(changesOf(anna)).toEqual([]);
  // A version from before the pause is not the newest, even when it was.
  const held = await watching(anna);
  expect(named(held(), "Jonas")?.state).toBe("lunch");
});

test("after a lost line the rows are watched anew and are right", async () => {
  const [anna, jonas] = [await anAgent("Anna"), await anAgent("Jonas")];
  const before = await watching(anna);
  anna.unplug();
  await jonas.link.ask("presence.set", { state: "training" });
  await flow.clock.advance(3000);
  anna.mend();
  await until("Anna is back", () => anna.linkState().state === "ready");
  const { version, colleagues } = await anna.link.ask("colleagues.watch", { held: before().version });
  expect(version).toBeGreaterThan(before().version);
  expect(colleagues?.find(({ name }) => name === "Jonas")?.state).toBe("training");
});
