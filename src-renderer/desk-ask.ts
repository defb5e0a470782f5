import type { DeskContract } from "../src-shared/contracts/desk.ts";
import type { AskName, Input, Output } from "../src-shared/rpc/contract.ts";

/** Asks main, or through it the hub. Rejects with a FaultError. */
export type DeskAsk = <K extends AskName<DeskContract>>(
  name: K,
  input: Input<DeskContract, K>,
  key?: string,
) => Promise<Output<DeskContract, K>>;
