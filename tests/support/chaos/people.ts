import { WebSocket } from "ws";
import { nodeMachine } from "../../../src-hub/adapters/node-machine.ts";
import type { Chance } from "../../../src-hub/routing/replay/chance.ts";
import { socketPipe } from "../../../src-main/shell/node/socket-pipe.ts";
import { agentContract, type AgentContract } from "../../../src-shared/contracts/agent.ts";
import { agentCursors, type AgentState, applyAgent, greetAgent } from "../../../src-shared/contracts/agent-state.ts";
import { visitorContract, type VisitorContract, type VisitorState } from "../../../src-shared/contracts/visitor.ts";
import { applyVisitor, greetVisitor, visitorCursors } from "../../../src-shared/contracts/visitor-state.ts";
import type { Contract } from "../../../src-shared/rpc/contract.ts";
import { faultOf, refuse } from "../../../src-shared/rpc/fault.ts";
import { link, type Link } from "../../../src-shared/rpc/link.ts";
import type { Pipe } from "../../../src-shared/rpc/pipe.ts";
import type { DyingHub } from "./dying-hub.ts";

/** Somebody at a real socket who comes back by himself, as desks and widgets do. */
export interface Chaotic<C extends Contract, S> {
  readonly link: Link<C>;
  held(): S | null;
  /** Asks and never throws: what was answered, or the code of the refusal. */
  try: Link<C>["ask"] extends (...given: infer G) => unknown ? (...given: G) => Promise<string> : never;
}

const machine = nodeMachine();

function person<C extends Contract, S>(
  contract: C,
  open: () => Promise<Pipe>,
  who: () => Promise<unknown>,
  slice: {
    cursors(state: S | null): Record<string, number>;
    greet(state: S | null, answer: never): S;
    apply(state: S, placed: never): { state: S; gap: boolean };
  },
  failed: (words: string) => void,
  greeted: (state: S) => void = () => {},
): Chaotic<C, S> {
  let state: S | null = null;
  let epoch: string | undefined;
  const made: Link<C> = link({
    contract,
    machine,
    open,
    hello: async () => ({ who: (await who()) as never, epoch, logs: slice.cursors(state) }),
    greeted(answer) {
      epoch = answer.epoch;
      state = slice.greet(state, answer as never);
      greeted(state);
    },
    event(placed) {
      if (state === null) return failed("an event before hello was answered");
      const applied = slice.apply(state, placed as never);
      if (applied.gap) return failed(`a gap in ${JSON.stringify(placed).slice(0, 300)}`);
      state = applied.state;
    },
    changed: () => {},
  });
  return {
    link: made,
    held: () => state,
    try: (async (ask: never, input: never) => {
      try {
        await made.ask(ask, input);
        return "done";
      } catch (error) {
        const { code, reason } = faultOf(error);
        if (code === "internal") failed(`${String(ask)} was answered internal (${reason})`);
        return code;
      }
    }) as never,
  };
}

export type ChaoticAgent = Chaotic<AgentContract, AgentState>;
export type ChaoticVisitor = Chaotic<VisitorContract, VisitorState>;

export function chaoticAgent(hub: DyingHub, number: number, failed: (words: string) => void): ChaoticAgent {
  let access: string | undefined;
  let since = 0;
  return person<AgentContract, AgentState>(
    agentContract,
    () => socket(`${hub.url}/agent`),
    async () => {
      if (access === undefined || Date.now() - since > 600_000) {
        access = await hub.access(number);
        since = Date.now();
      }
      return { access };
    },
    { cursors: agentCursors, greet: greetAgent, apply: applyAgent },
    (words) => failed(`Agent ${number}: ${words}`),
  );
}

export function chaoticVisitor(hub: DyingHub, number: number, failed: (words: string) => void): ChaoticVisitor {
  let token: string | undefined;
  return person<VisitorContract, VisitorState>(
    visitorContract,
    () => socket(`${hub.url}/visitor`, { origin: hub.url }),
    async () => (token === undefined ? { ticket: await hub.ticket() } : { token }),
    { cursors: visitorCursors, greet: greetVisitor, apply: applyVisitor },
    (words) => failed(`Visitor ${number}: ${words}`),
    (state) => void (token = state.token),
  );
}

function socket(url: string, headers: Record<string, string> = {}): Promise<Pipe> {
  const made = new WebSocket(url.replace(/^http/, "ws"), {
    headers,
    handshakeTimeout: 4_000,
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(refuse("unavailable", "hub-unreachable"));
    made.once("error", failed);
    made.once("open", () => {
      const pipe = socketPipe(made);
      made.off("error", failed);
      made.on("error", () => {});
      resolve(pipe);
    });
  });
}

export const pick = <T>(chance: Chance, some: readonly T[]): T | undefined => some[Math.floor(chance() * some.length)];
