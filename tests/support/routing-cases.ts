import { makeBoard } from "../../src-hub/routing/board.ts";
import type { RoutingInput } from "../../src-hub/routing/inputs.ts";
import { agentId, anAgent, aState, conversationId, dawn, queueId, skillId, waitId } from "./routing-inputs.ts";

export function boardOf(inputs: readonly RoutingInput[]) {
  const board = makeBoard();
  for (const [seq, input] of inputs.entries()) board.apply(input, seq);
  return board;
}

/** Which waits go to which agents, as numbers, so many seconds after dawn. */
export function given(inputs: readonly RoutingInput[], seconds = 0): string[] {
  const wait = new Map(Array.from({ length: 10 }, (_, number) => [waitId(number), number]));
  const agent = new Map(Array.from({ length: 10 }, (_, number) => [agentId(number), number]));
  const decisions = boardOf(inputs).decide(dawn + seconds * 1000);
  return decisions.map((decision) => `${wait.get(decision.wait)}→${agent.get(decision.agent)}`);
}

export const atWork = (
  number: number,
  ...[agent = {}, state = {}]: [Parameters<typeof anAgent>[1]?, Parameters<typeof aState>[1]?]
) => [anAgent(number, agent), aState(number, state)];
export const serves = (queue: number, { order = 1, delay = 0 } = {}) => ({ queue: queueId(queue), order, delay });
export const load = (chat: number, video = 0) => ({ chat, video, "co-browse": 0 });
export const knows = (skill: number, level: 1 | 2 | 3 | 4 | 5) => ({ skill: skillId(skill), level });
export const needs = (skill: number, least: 1 | 2 | 3 | 4 | 5) => ({ skill: skillId(skill), least });
export const kept = (agent: number, seconds: number) => ({ agent: agentId(agent), until: dawn + seconds * 1000 });
export const excluded = (wait: number, agent: number, seconds: number | null): RoutingInput => ({
  kind: "excluded",
  conversation: conversationId(wait),
  agent: agentId(agent),
  until: seconds === null ? null : dawn + seconds * 1000,
});

export const minutesAgo = (minutes: number) => dawn - minutes * 60_000;

export interface Case {
  readonly name: string;
  readonly inputs: readonly (RoutingInput | readonly RoutingInput[])[];
  /** By seconds after dawn. */
  readonly given: Readonly<Record<number, readonly string[]>>;
}

export function givenAt({ inputs, given: expected }: Case): Record<string, string[]> {
  const flat = inputs.flat();
  return Object.fromEntries(Object.keys(expected).map((seconds) => [seconds, given(flat, Number(seconds))]));
}
