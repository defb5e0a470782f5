import type * as z from "zod/mini";
import type { AskShape } from "../../src-shared/rpc/contract.ts";

type Asks = Readonly<Record<string, AskShape>>;

export type InputOf<A extends Asks, K extends keyof A> = z.infer<A[K]["input"]>;
export type OutputOf<A extends Asks, K extends keyof A> = z.infer<A[K]["output"]>;
