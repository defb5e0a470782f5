import fc from "fast-check";
import type { RoutingInput } from "../../src-hub/routing/inputs.ts";
import {
  agentId,
  anAgent,
  aQueue,
  aState,
  aWait,
  conversationId,
  dawn,
  groupId,
  queueId,
  skillId,
  waitId,
} from "./routing-inputs.ts";

const below = (many: number) => fc.nat(many - 1);
const upTo = <Item>(maxLength: number, item: fc.Arbitrary<Item>) => fc.array(item, { maxLength });
const mostly = <Item>(usual: Item, item: fc.Arbitrary<Item>): fc.Arbitrary<Item> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 4 }, { arbitrary: item, weight: 1 });

/** One more of each may be named than there are at the beginning. */
const anyQueue = below(4);
const anyAgent = below(7);
const anyWait = below(8);

const queue = anyQueue.map(queueId);
const agent = anyAgent.map(agentId);
const skill = below(3).map(skillId);
const group = below(2).map(groupId);
const need = fc.record({ skill, least: fc.constantFrom(1, 1, 3) });
const moment = fc.integer({ min: -6, max: 12 }).map((fives) => dawn + fives * 5000);
const tenth = <Item>(usual: Item, other: Item): fc.Arbitrary<Item> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 9 }, { arbitrary: fc.constant(other), weight: 1 });
const yes = tenth(true, false);
const no = tenth(false, true);

const queueOf = (number: number): fc.Arbitrary<RoutingInput> =>
  fc
    .record({
      needs: upTo(2, need),
      matching: fc.constantFrom("all" as const, "best" as const, "best" as const, "none" as const),
      priority: fc.nat(2),
      aging: fc.constantFrom(0, 1, 7),
      rings: upTo(3, fc.record({ after: fc.constantFrom(5, 10, 30), drop: upTo(2, skill), add: upTo(2, queue) })),
    })
    .map((settings) => aQueue(number, settings));

const agentOf = (number: number): fc.Arbitrary<RoutingInput> =>
  fc
    .record({
      queues: fc.oneof(
        fc.constant(null),
        upTo(3, fc.record({ queue, order: fc.constantFrom(1, 2), delay: fc.constantFrom(0, 0, 5, 20) })),
      ),
      skills: fc.array(fc.record({ skill, level: fc.constantFrom(1, 3, 5, 5) }), { minLength: 1, maxLength: 5 }),
      groups: upTo(2, group),
      interruptible: fc.boolean(),
      first: no,
      capacity: fc.record({
        chat: mostly(2, fc.constantFrom(0, 1, 3)),
        video: mostly(1, fc.constant(0)),
        "co-browse": fc.constant(1),
      }),
    })
    .map((routing) => anAgent(number, routing));

const stateOf = (number: number): fc.Arbitrary<RoutingInput> =>
  fc
    .record({
      here: yes,
      available: yes,
      ready: yes,
      ringing: no,
      load: fc.record({
        chat: mostly(0, fc.constantFrom(1, 2)),
        video: tenth(0, 1),
        "co-browse": fc.constant(0),
      }),
      // Often equal, so that the id has to settle it.
      idleSince: mostly(dawn, moment),
    })
    .map((state) => aState(number, state));

const waitOf = (number: number): fc.Arbitrary<RoutingInput> =>
  fc
    .record({
      queue,
      group: mostly(null, group),
      channel: fc.constantFrom("chat" as const, "chat" as const, "video" as const),
      priority: fc.nat(2),
      needs: mostly([], upTo(2, need)),
      only: mostly(null, agent),
      kept: mostly(null, fc.record({ agent, until: moment })),
      since: moment,
      enteredAt: moment,
      offered: no,
    })
    .map((wait) => aWait(number, wait));

const gone = fc
  .record({
    wait: anyWait.map(waitId),
    how: fc.constantFrom("taken" as const, "left" as const, "moved" as const, "closed" as const),
  })
  .map((left): RoutingInput => ({ kind: "wait-gone", agent: null, ...left }));

const excluded = fc
  .record({ conversation: anyWait.map(conversationId), agent, until: mostly(null, moment) })
  .map((exclusion): RoutingInput => ({ kind: "excluded", ...exclusion }));

/** Something is said, and time passes; now and then a clock is set back. */
export interface Step {
  readonly input: RoutingInput;
  readonly passes: number;
  /** What is decided then becomes so. */
  readonly follow: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  input: fc.oneof(
    { arbitrary: anyWait.chain(waitOf), weight: 5 },
    { arbitrary: anyAgent.chain(stateOf), weight: 6 },
    { arbitrary: anyAgent.chain(agentOf), weight: 2 },
    { arbitrary: anyQueue.chain(queueOf), weight: 2 },
    { arbitrary: gone, weight: 2 },
    { arbitrary: excluded, weight: 4 },
  ),
  passes: fc.constantFrom(0, 0, 1, 999, 1000, 4000, 5000, 17_000, -3000),
  follow: fc.boolean(),
});

const first = (inputs: ReadonlyArray<fc.Arbitrary<RoutingInput>>): fc.Arbitrary<Step[]> =>
  fc.tuple(...inputs).map((said) => said.map((input) => ({ input, passes: 0, follow: false })));

/** Three queues, six agents and five visitors to begin with, then whatever happens. */
export const worlds: fc.Arbitrary<Step[]> = fc
  .tuple(
    first([0, 1, 2].map(queueOf)),
    first([0, 1, 2, 3, 4, 5].flatMap((number) => [agentOf(number), stateOf(number)])),
    first([0, 1, 2, 3, 4].map(waitOf)),
    fc.array(step, { minLength: 3, maxLength: 25, size: "max" }),
  )
  .map((parts) => parts.flat());
