import type { accountAsks } from "../../src-shared/accounts/agent-asks.ts";
import type { signInAsks } from "../../src-shared/accounts/sign-ins.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { closeCodes, type Stop } from "../../src-shared/rpc/pipe.ts";
import { addresses } from "../bus.ts";
import type { HubPorts, SignedIn } from "../ports.ts";
import { changesOf } from "../store/answered.ts";
import { signInHandlers } from "./sign-in-asks.ts";

/** One agent's connection, as far as his sign-in allows it. */
export interface Stay {
  readonly agent: SignedIn;
  readonly handlers: HandlersOf<typeof accountAsks & typeof signInAsks>;
  /** From now on `close` is called, once, when the access token ends unrenewed or the sign-in is revoked. */
  start(close: (code: number, reason: string) => void): Stop;
  /** Ends the watching, also when `start` was never called. */
  leave: Stop;
}

/** Begins a stay with an access token; refuses `signed-out`. */
export async function enter({ agentOf, store }: Pick<HubPorts, "agentOf" | "store">, access: string): Promise<Stay> {
  const { bus, machine } = store;
  const agent = await agentOf(access);
  let until = agent.until;
  let over: string | undefined;
  let close: (code: number, reason: string) => void = () => {};
  let stopWaiting: Stop = () => {};

  const end = (reason: string): void => {
    leave();
    over = reason;
    close(closeCodes.signedOut, reason);
  };
  const stopHearing = bus.subscribe(addresses.family(agent.family), () => end("signed-out"));
  const leave = (): void => {
    stopWaiting();
    stopHearing();
  };
  const wait = (): void => {
    stopWaiting();
    stopWaiting = machine.after(Math.max(0, until - machine.now()), () => end("token-expired"));
  };

  // Asked again now that we listen: a sign-out between the first look and the listening would be missed.
  await agentOf(access).catch((error: unknown) => {
    leave();
    throw error;
  });

  return {
    agent,
    handlers: {
      ...signInHandlers(agent, changesOf(store.transact, agent.account.id), store),
      async "account.renew"(input) {
        const renewed = await agentOf(input.access);
        if (renewed.account.id !== agent.account.id || renewed.family !== agent.family)
          throw refuse("forbidden", "token-of-another");
        until = renewed.until;
        if (over === undefined) wait();
        return {};
      },
    },
    start(closeConnection) {
      close = closeConnection;
      if (over === undefined) wait();
      else close(closeCodes.signedOut, over);
      return leave;
    },
    leave,
  };
}
