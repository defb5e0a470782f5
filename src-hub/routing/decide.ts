import type { Agent, Agents } from "./agents.ts";
import type { Answer, Asking } from "./answers.ts";
import { makeHeap } from "./heap.ts";
import type { Decision } from "./inputs.ts";
import type { Lane, Lanes } from "./lanes.ts";
import type { Waiting } from "./lines.ts";
import { compareWaits, urgencyOf } from "./order.ts";
import type { Spots } from "./spots.ts";

interface Head {
  readonly lane: Lane;
  readonly at: number;
  readonly waiting: Waiting;
  readonly urgency: number;
}

interface Parts {
  readonly agents: Agents;
  readonly spots: Spots;
  readonly asking: Asking;
  readonly lanes: Pick<Lanes, "open" | "rest">;
  readonly reasonOf: (waiting: Waiting, answer: Answer, now: number) => Decision["why"];
}

/**
 * Of the first of each lane, the first of all is asked for; within this call whoever is given somebody counts as rung at.
 * Agents only become fewer on the way, so a lane without any, and a visitor whom all of them had, are done with.
 */
export function decide({ agents, spots, asking, lanes, reasonOf }: Parts, now: number): Decision[] {
  const heads = makeHeap<Head>((a, b) => compareWaits(a.waiting.input, a.urgency, b.waiting.input, b.urgency));
  const decisions: Decision[] = [];
  const rung: Agent[] = [];

  function stand(lane: Lane, at: number): void {
    const waiting = lane.waits.items[at];
    if (waiting) heads.push({ lane, at, waiting, urgency: urgencyOf(waiting.input, lane.line.settings, now) });
  }

  for (const lane of lanes.open()) {
    if (hasAgent(lane)) stand(lane, 0);
    else lanes.rest(lane);
  }
  for (let head = heads.pop(); head; head = heads.pop()) {
    const { lane, at, waiting } = head;
    if (!hasAgent(lane)) continue;
    const answer = asking.answer(waiting, spots.of(waiting, now), now);
    const first = answer.best[0];
    if (first) {
      const { id: wait, conversation } = waiting.input;
      decisions.push({ wait, conversation, agent: first.id, why: reasonOf(waiting, answer, now) });
      agents.suppose(first.agent, true);
      rung.push(first.agent);
    }
    stand(lane, at + 1);
  }
  for (const agent of rung) agents.suppose(agent, false);
  return decisions;
}

function hasAgent({ source }: Lane): boolean {
  if ("agent" in source) return source.agent.hindrance[source.channel] === null;
  source.catchUp();
  return source.free.length > 0;
}
