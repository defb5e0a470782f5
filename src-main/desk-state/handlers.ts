import { type AgentContract, agentAsks } from "../../src-shared/contracts/agent.ts";
import type { DeskContract, mainAsks } from "../../src-shared/contracts/desk.ts";
import type { AskName, Call, Handlers, HandlersOf, Input } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { DeskHubLink } from "../hub-link/hub-link.ts";

/** The asks that main answers itself, and those of the agent's that it wants to hear of on their way. */
export type OwnHandlers = HandlersOf<typeof mainAsks> & Partial<HandlersOf<typeof agentAsks>>;

/** All that a window may ask: the agent's asks go on to the hub as they are (name, input, key), main's own are answered here. */
export function deskHandlers(hub: Pick<DeskHubLink, "ask">, own: OwnHandlers): Handlers<DeskContract> {
  const names = Object.keys(agentAsks) as Array<AskName<AgentContract>>;
  const forwarded = Object.fromEntries(
    names.map((name) => [name, (input: Input<AgentContract, typeof name>, { key }: Call) => hub.ask(name, input, key)]),
  ) as unknown as HandlersOf<typeof agentAsks>;
  return {
    ...forwarded,
    // The right to the hub is main's affair: no page ever holds a token of it.
    "account.renew": () => Promise.reject(refuse("forbidden", "main-alone")),
    ...own,
  };
}
