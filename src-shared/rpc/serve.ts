import type {
  AskName,
  Call,
  Contract,
  EventOf,
  Handlers,
  HelloAnswer,
  HelloInput,
  Placed,
  UnknownEvent,
  WhoOf,
} from "./contract.ts";
import { invalidInput } from "./contract.ts";
import { type Fault, type FaultCode, FaultError, faultOf, refuse } from "./fault.ts";
import { type AskFrame, HelloFrame, maxFrame, parseJson, UpFrame } from "./frames.ts";
import type { Machine } from "./machine.ts";
import { closeCodes, type Closed, type Pipe, type Stop } from "./pipe.ts";
import { slowReader } from "./slow-reader.ts";
import { tokenBucket } from "./token-bucket.ts";

/** What hello opened: who asks is inside the handlers. */
export interface Session<C extends Contract> {
  readonly answer: Omit<HelloAnswer<C>, "protocol" | "beat">;
  /** Or what makes them when the first ask comes: of many who are connected, most say nothing. */
  readonly handlers: Handlers<C> | (() => Handlers<C>);
  /** Throws a FaultError to refuse an ask before its input is looked at. */
  readonly check?: (ask: AskName<C>) => void;
  /**
   * Called once, after the answer has left. Sends first what was buffered since before the state was read. The answer is
   * called when the pipe has ended.
   */
  readonly start: (
    send: (placed: Placed<EventOf<C> | UnknownEvent>) => void,
    close: (code: number, reason: string) => void,
  ) => (closed: Closed) => void;
  /** The other end answered a beat. */
  readonly beaten?: () => void;
}

export interface Host<C extends Contract> {
  /** Checks who is there and reads the state; throws a FaultError to refuse. */
  hello(input: HelloInput<C>): Promise<Session<C>>;
  /** Awaited before anything that was only read leaves: resolves when all that could be read by now is kept for good. */
  settled?(): Promise<void>;
  /** A defect, told once, with its cause. Nothing of it goes outward. */
  defect(error: unknown, ask: string): void;
  /** For figures: an ask was answered after `took` milliseconds. Names that are none of the contract's are "unknown". */
  asked?(ask: string, result: FaultCode | "ok", took: number): void;
}

export interface ServeLimits {
  /** Milliseconds between beats; 0 for none. */
  readonly beat: number;
  /** Asks per second that may be kept up, and at once. */
  readonly rate: number;
  readonly burst: number;
}

const helloWithin = 5_000;

/**
 * Serves one pipe until it closes: hello first, then asks in any number, and events down.
 * Untrusted text stops here: frame, name and input are checked before a handler sees them.
 */
export function serve<C extends Contract>(
  contract: C,
  pipe: Pipe,
  host: Host<C>,
  machine: Machine,
  limits: ServeLimits,
): Stop {
  // Without the answer: a state is large, and whoever stays connected for a day needs it for a moment.
  let session: Pick<Session<C>, "handlers" | "check" | "beaten"> | undefined;
  let handlers: Handlers<C> | undefined;
  let greeted = false;
  let over: Closed | undefined;
  let stopBeat: Stop = () => {};
  const stops: Array<(closed: Closed) => void> = [];
  const bucket = tokenBucket(machine, limits);
  const reader = slowReader(pipe);

  const answer = (id: string, result: { value: unknown } | { fault: Fault }): void => reader.answer({ id, ...result });

  async function greet({ id, input }: AskFrame): Promise<void> {
    const parsed = HelloFrame.safeParse(input);
    const who = contract.who.safeParse(parsed.data?.who);
    if (!parsed.success || !who.success) throw new FaultError(invalidInput((parsed.error ?? who.error)!));
    const { protocol, epoch, logs } = parsed.data;
    if (protocol !== contract.protocol && protocol !== contract.protocol - 1)
      throw refuse("outdated", "protocol-outdated", { values: { ours: contract.protocol } });
    const { answer: state, start, ...rest } = await host.hello({ who: who.data as WhoOf<C>, epoch, logs });
    if (host.settled) await host.settled();
    session = rest;
    answer(id, { value: { protocol, beat: limits.beat, ...state } });
    stops.push(
      start(
        (placed) => reader.send(placed),
        (code, reason) => pipe.close(code, reason),
      ),
    );
    // Who left while his state was read is not listened for any longer.
    if (over) stop(over);
    else if (limits.beat > 0) beat();
  }

  function beat(): void {
    pipe.post(JSON.stringify({ beat: machine.now() }));
    stopBeat = machine.after(limits.beat, beat);
  }

  async function handle({ id, ask, input, key }: AskFrame): Promise<void> {
    const shape = Object.hasOwn(contract.asks, ask) ? contract.asks[ask] : undefined;
    if (!shape) throw refuse("unknown-ask", "unknown-ask");
    if (!session) throw refuse("signed-out", "hello-first");
    session.check?.(ask as AskName<C>);
    if (shape.changes && key === undefined) throw refuse("invalid", "key-missing");
    const parsed = shape.input.safeParse(input);
    if (!parsed.success) throw new FaultError(invalidInput(parsed.error));
    handlers ??= typeof session.handlers === "function" ? session.handlers() : session.handlers;
    const handler = handlers[ask] as (input: unknown, call: Call) => unknown;
    const value = await handler(parsed.data, key === undefined ? { ask } : { ask, key });
    if (host.settled && !shape.changes) await host.settled();
    answer(id, { value });
  }

  async function take(frame: string): Promise<void> {
    if (frame.length > maxFrame) return pipe.close(closeCodes.tooLarge, "frame-too-large");
    const parsed = UpFrame.safeParse(parseJson(frame));
    if (!parsed.success) return pipe.close(closeCodes.badFrame, "frame-not-understood");
    const wait = bucket.take();
    if (wait === "far-too-fast") return pipe.close(closeCodes.tooFast, "too-fast");
    if ("beat" in parsed.data) return session?.beaten?.();
    const asked = parsed.data;
    if (wait > 0) return answer(asked.id, { fault: { code: "too-fast", reason: "too-fast", retryAfter: wait } });
    const begun = machine.now();
    let result: FaultCode | "ok" = "ok";
    try {
      if (asked.ask !== "hello") await handle(asked);
      else if (greeted) throw refuse("invalid", "hello-twice");
      else {
        greeted = true;
        await greet(asked);
      }
    } catch (error) {
      if (!(error instanceof FaultError)) host.defect(error, asked.ask);
      const fault = faultOf(error);
      result = fault.code;
      answer(asked.id, { fault });
    }
    host.asked?.(nameOf(asked), result, machine.now() - begun);
    // Whoever was refused may say so to his user, but has nothing more to say here. Only who is not signed in is told by the
    // close as well: a hub that could not answer for another reason is worth another try.
    if (asked.ask === "hello" && !session)
      pipe.close(result === "signed-out" ? closeCodes.signedOut : closeCodes.going, "hello-refused");
  }

  stops.push(machine.after(helloWithin, () => !greeted && pipe.close(closeCodes.helloMissing, "hello-missing")));
  stops.push(pipe.onFrame((frame) => void take(frame)));
  const nameOf = ({ ask }: AskFrame) => (ask === "hello" || Object.hasOwn(contract.asks, ask) ? ask : "unknown");
  function stop(closed: Closed): void {
    over = closed;
    stopBeat();
    for (const end of stops.splice(0)) end(closed);
  }
  pipe.onClosed(stop);
  return () => stop({ code: closeCodes.going, reason: "not-served-any-more" });
}
