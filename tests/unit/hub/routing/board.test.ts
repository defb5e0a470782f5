import fc from "fast-check";
import { expect, test } from "vitest";
import { type Board, makeBoard } from "../../../../src-hub/routing/board.ts";
import type { RoutingInput } from "../../../../src-hub/routing/inputs.ts";
import type { WaitId } from "../../../../src-shared/routing/ids.ts";
import { NaiveMatcher } from "../../../support/naive-matcher.ts";
import { aWait, becomes, dawn, queueId } from "../../../support/routing-inputs.ts";
import { type Step, worlds } from "../../../support/routing-worlds.ts";

interface Played {
  readonly board: Board;
  readonly naive: NaiveMatcher;
  readonly inputs: readonly RoutingInput[];
  readonly now: number;
}

/** Plays a world on the board and on the model; `look` sees each moment. */
function play(steps: readonly Step[], look: (played: Played) => void): Played {
  const board = makeBoard();
  const naive = new NaiveMatcher();
  const inputs: RoutingInput[] = [];
  let now = dawn;
  const say = (input: RoutingInput): void => {
    inputs.push(input);
    board.apply(input, inputs.length);
    naive.apply(input);
  };
  for (const { input, passes, follow } of steps) {
    say(input);
    now += passes;
    look({ board, naive, inputs, now });
    if (!follow) continue;
    for (const decision of board.decide(now)) for (const after of becomes(decision, naive)) say(after);
  }
  return { board, naive, inputs, now };
}

const check = (property: (steps: Step[]) => void, numRuns = 100): void =>
  fc.assert(fc.property(worlds, property), { numRuns });

test("the board decides as the plain loops do, at every moment of any world", () => {
  check((steps) => {
    play(steps, ({ board, naive, now }) => {
      expect(JSON.stringify(board.decide(now))).toBe(JSON.stringify(naive.decide(now)));
    });
  }, 150);
});

test("why somebody waits is counted over all agents, and who would get a visitor is who gets him", () => {
  check((steps) => {
    play(steps, ({ board, naive, now }) => {
      for (const [id, wait] of naive.waits) {
        const { free, excluded, ahead } = naive.why(wait, now);
        const why = board.whyWaiting(id as WaitId, now)!;
        expect(why).toEqual({ wait: id, free, excluded, ahead, widensAt: why.widensAt });
        const counted = Object.values(why.excluded).reduce((sum, count) => sum + count, why.free);
        expect(counted).toBe(naive.agents.size);
        expect(board.aheadOf(wait.id, now)).toBe(ahead);
        const dry = board.explain(wait, now);
        expect(dry.why).toEqual(naive.why(wait, now));
        expect(dry.agents).toEqual(
          [...naive.agents.values()].map((agent) => {
            const answer = naive.ask(wait, agent, now);
            return { agent: agent.id, excluded: typeof answer === "string" ? answer : null };
          }),
        );
      }
      for (const queue of [0, 1, 2, 3].map(queueId))
        expect(board.waitsOf(queue, now)).toEqual(naive.waitsOf(queue, now));
    });
  }, 60);
});

test("to decide changes nothing, and what was asked meanwhile does not matter", () => {
  check((steps) => {
    const { inputs, now, board } = play(steps, ({ board: asked, naive, now: then }) => {
      const first = JSON.stringify(asked.decide(then));
      asked.figures(then);
      for (const wait of naive.waits.keys()) asked.whyWaiting(wait as WaitId, then + 7000);
      asked.nextDue(then + 3000);
      asked.explain(aWait(99).wait, then);
      expect(JSON.stringify(asked.decide(then))).toBe(first);
    });
    const second = makeBoard();
    for (const [seq, input] of inputs.entries()) second.apply(input, seq);
    expect(JSON.stringify(second.decide(now))).toBe(JSON.stringify(board.decide(now)));
  });
});

test("a snapshot is as good as everything that led to it", () => {
  check((steps) => {
    const { board, naive, now } = play(steps, () => {});
    const late = makeBoard();
    late.apply(aWait(50), 0); // void from the snapshot on
    late.decide(now);
    const snapshot: RoutingInput = {
      kind: "snapshot",
      queues: [...naive.queues.values()],
      agents: [...naive.agents.values()],
      states: [...naive.states.values()],
      waits: [...naive.waits.values()],
      exclusions: naive.exclusions,
    };
    late.apply(snapshot, 1);
    for (const moment of [now, now + 5000, now + 40_000])
      expect(JSON.stringify(late.decide(moment))).toBe(JSON.stringify(board.decide(moment)));
  });
});

test("when its decisions have become so, nobody waits while a fit agent is free, until the moment that it names", () => {
  check((steps) => {
    const { board, naive, now } = play(steps, () => {});
    for (const decision of board.decide(now))
      for (const input of becomes(decision, naive)) {
        board.apply(input, 0);
        naive.apply(input);
      }
    for (const wait of naive.waits.values()) {
      const why = board.whyWaiting(wait.id, now)!;
      if (!wait.offered) expect(why.free).toBe(0);
      // Until then no more are asked than now.
      const until = why.widensAt ?? now + 100_000;
      expect(until).toBeGreaterThan(now);
      expect(naive.why(wait, until - 1).free).toBeLessThanOrEqual(why.free);
    }
    const due = board.nextDue(now);
    expect(due ?? Infinity).toBeGreaterThan(now);
    for (const moment of [now + 1, (due ?? now + 100_000) - 1, due === null ? now + 10_000_000 : now])
      expect(naive.decide(due === null ? moment : Math.min(moment, due - 1))).toEqual([]);
  });
});
