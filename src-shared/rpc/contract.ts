import * as z from "zod/mini";
import type { Fault } from "./fault.ts";

/** One question that may be asked over a pipe. */
export interface AskShape {
  readonly input: z.ZodMiniType;
  readonly output: z.ZodMiniType;
  /** True for an ask that changes something: it carries a `key`, and the same key gets the same answer. */
  readonly changes: boolean;
}

/** A contract is a list of asks and a union of events, and what `hello` carries. */
export interface Contract {
  /** The number that both ends compare in `hello`; within a number only additions are made. */
  readonly protocol: number;
  readonly asks: Readonly<Record<string, AskShape>>;
  /** A union of objects told apart by `type`. */
  readonly event: z.ZodMiniType<{ type: string }>;
  /** Who says hello: tokens, tickets. */
  readonly who: z.ZodMiniType;
  /** What a fresh hello answers with: everything the asker may see now. */
  readonly state: z.ZodMiniType;
}

export type AskName<C extends Contract> = keyof C["asks"] & string;
export type Input<C extends Contract, K extends AskName<C>> = z.infer<C["asks"][K]["input"]>;
export type Output<C extends Contract, K extends AskName<C>> = z.infer<C["asks"][K]["output"]>;
export type EventOf<C extends Contract> = z.infer<C["event"]>;
export type StateOf<C extends Contract> = z.infer<C["state"]>;
export type WhoOf<C extends Contract> = z.infer<C["who"]>;

/** What a handler is told beside its input. `key` is present on every ask that changes something. */
export interface Call {
  readonly ask: string;
  readonly key?: string;
}

export type Handlers<C extends Contract> = {
  [K in AskName<C>]: (input: Input<C, K>, call: Call) => Output<C, K> | Promise<Output<C, K>>;
};

/** For a feature's own handlers: the part of a contract that its asks make. */
export type HandlersOf<A extends Contract["asks"]> = {
  [K in keyof A & string]: (
    input: z.infer<A[K]["input"]>,
    call: Call,
  ) => z.infer<A[K]["output"]> | Promise<z.infer<A[K]["output"]>>;
};

/** An event that this side does not know: a newer peer sent it. Its place in the log still counts. */
export interface UnknownEvent {
  readonly type: "unknown";
  readonly raw: unknown;
}

/** Where an event belongs: to a log (kept, gapless), to a topic (the whole state of it, latest wins), or nowhere. */
export type Placed<E> =
  | { readonly event: E; readonly log: string; readonly seq: number }
  | { readonly event: E; readonly topic: string; readonly version: number }
  | { readonly event: E };

export interface HelloInput<C extends Contract> {
  readonly who: WhoOf<C>;
  /** The epoch that the cursors belong to; another epoch on the hub voids them. */
  readonly epoch?: string | undefined;
  /** The last seq held of each log. */
  readonly logs: Readonly<Record<string, number>>;
}

export interface HelloAnswer<C extends Contract> {
  readonly protocol: number;
  readonly epoch: string;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
  /** Milliseconds between the server's beats; 0 when it sends none. */
  readonly beat: number;
  readonly state: StateOf<C>;
  /** Per log that was asked for and is near enough: what is missing, in order. A log not named here is in `state`. */
  readonly missed: Readonly<Record<string, ReadonlyArray<{ seq: number; event: EventOf<C> | UnknownEvent }>>>;
}

/** Makes the fault of an input that does not fit its schema. A schema names its own reason by a kebab-case message. */
export function invalidInput(error: { issues: ReadonlyArray<{ message: string; path: PropertyKey[] }> }): Fault {
  const issue = error.issues[0];
  const reason = issue && /^[a-z]+(-[a-z]+)+$/.test(issue.message) ? issue.message : "invalid-input";
  return { code: "invalid", reason, values: { field: issue?.path.map(String).join(".") ?? "" } };
}

export const nothing = z.object({});
