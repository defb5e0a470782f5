import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { rowsOf } from "../../src-hub/routing/replay/read-day.ts";
import { rerun } from "../../src-hub/routing/replay/rerun.ts";
import { chanceOf } from "../../src-hub/routing/replay/chance.ts";
import { Changes } from "../../src-hub/routing/replay/changes.ts";
import { whatIf } from "../../src-hub/routing/replay/what-if.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(() => flow.stop());

/** An hour with visitors who come and go and agents who accept, decline, miss, leave and are cut off. */
async function anHour(seed: number, restartAt?: number): Promise<void> {
  const chance = chanceOf(seed);
  const agents = await Promise.all(["Anna", "Jonas", "Eva"].map((name) => flow.agent(name)));
  await until("all are here", () => agents.every((agent) => agent.held()?.presence.state === "available"));
  for (let step = 0; step < 40; step++) {
    if (step === restartAt) {
      await flow.restart(1_000);
      // Whoever asks waits until he is back, and nobody comes back while the clock stands.
      await flow.clock.advance(10_000);
    }
    if (chance() < 0.7) {
      const visitor = flow.visitor(`Visitor ${seed}/${step}`);
      await until("the visitor is here", () => visitor.held());
      const conversation = flow.id() as ConversationId;
      await visitor.link.ask("conversation.start", { conversation, name: "Maria", page: null });
      if (chance() < 0.2) await visitor.link.ask("conversation.end", { conversation });
    }
    await turns();
    for (const agent of agents) {
      const offer = agent.held()?.offers[0];
      if (offer && chance() < 0.6) await agent.link.ask("offer.accept", { offer: offer.id }).catch(() => {});
      else if (offer && chance() < 0.3) await agent.link.ask("offer.decline", { offer: offer.id }).catch(() => {});
      const open = agent.held()?.conversations[0]?.public.summary;
      if (open && chance() < 0.4) {
        await agent.link.ask("conversation.end", { conversation: open.id }).catch(() => {});
        await agent.link.ask("conversation.wrapUp", { conversation: open.id, outcome: null, note: "" }).catch(() => {});
      }
      if (agent.held()?.presence.state === "not-responding" && chance() < 0.7)
        await agent.link.ask("presence.set", { state: "available" }).catch(() => {});
    }
    await flow.clock.advance(Math.floor(chance() * 20_000));
  }
}

const today = () => ({ from: flow.clock.now() - 86_400_000, to: flow.clock.now() + 1 });

test.each([1, 2, 3])("what a hub decided in an hour comes out again to the bit (seed %i)", async (seed) => {
  await anHour(seed);
  const again = rerun(await rowsOf(flow.store().read, today()));
  expect(again.difference).toBeNull();
  expect(again.decisions).toBeGreaterThan(10);
});

test("also over a hub that was killed in between", async () => {
  await anHour(4, 20);
  const again = rerun(await rowsOf(flow.store().read, today()));
  expect(again.difference).toBeNull();
  expect(again.decisions).toBeGreaterThan(10);
});

test("a real hour can be asked what if", async () => {
  await anHour(5);
  const rows = await rowsOf(flow.store().read, today());
  const { before, after, recorded } = whatIf(rows, today(), Changes.parse({ more: [{ like: "Anna" }] }), 1);
  expect(recorded.queues[0]!.offered).toBeGreaterThan(10);
  expect(after.queues[0]!.answered).toBeGreaterThanOrEqual(before.queues[0]!.answered);
});

test("a day that begins is written whole, once", async () => {
  const snapshots = () =>
    flow.store().read.selectFrom("routing_input").select("at").where("kind", "=", "snapshot").execute();
  expect(await snapshots()).toHaveLength(1);
  const midnight = new Date(flow.clock.now());
  midnight.setHours(24, 0, 0, 0);
  flow.clock.sleep(midnight.getTime() - flow.clock.now() - 30_000);
  await flow.clock.advance(61_000);
  expect(await snapshots()).toHaveLength(2);
  await flow.clock.advance(120_000);
  expect(await snapshots()).toHaveLength(2);
});

test("what the matcher heard is kept for five weeks, and not for ever", async () => {
  await anHour(6);
  const kept = async () => (await rowsOf(flow.store().read, { from: 0, to: flow.clock.now() + 1 })).length;
  const before = await kept();
  flow.clock.sleep(34 * 24 * 3_600_000);
  await flow.clock.advance(5_000);
  expect(await kept()).toBeGreaterThanOrEqual(before);
  flow.clock.sleep(2 * 24 * 3_600_000);
  await flow.clock.advance(5_000);
  expect(await kept()).toBeLessThan(before);
});
