import { randomUUID } from "node:crypto";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import { agentContract, type AgentContract } from "../../src-shared/contracts/agent.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import type { AskName, Input, Output } from "../../src-shared/rpc/contract.ts";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { openHubSocket } from "../../src-main/hub-link/hub-socket.ts";

/** An agent's socket of a real hub: asks by name, and how it was closed. */
export interface AskedOfHub {
  ask<K extends AskName<AgentContract>>(name: K, input: Input<AgentContract, K>): Promise<Output<AgentContract, K>>;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

export async function askedOfHub(url: string, { access }: Pick<Tokens, "access">): Promise<AskedOfHub> {
  const pipe = await openHubSocket(url, () => {});
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  const client = connect(agentContract, pipe, nodeMachine(), { event: () => {}, closed: closed.resolve });
  await client.hello({ who: { access }, logs: {} });
  return {
    ask: (name, input) => client.ask(name, input, agentContract.asks[name].changes ? randomUUID() : undefined),
    closed: closed.promise,
    close: () => pipe.close(1000, "over"),
  };
}
