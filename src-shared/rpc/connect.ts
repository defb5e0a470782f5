import type {
  AskName,
  Contract,
  EventOf,
  HelloAnswer,
  HelloInput,
  Input,
  Output,
  Placed,
  UnknownEvent,
} from "./contract.ts";
import { invalidInput } from "./contract.ts";
import { FaultError, refuse } from "./fault.ts";
import { DownFrame, type EventFrame, HelloAnswerFrame, maxFrame, parseJson } from "./frames.ts";
import { type Machine, uuid7 } from "./machine.ts";
import { closeCodes, type Closed, type Pipe, type Stop } from "./pipe.ts";

export interface Listeners<C extends Contract> {
  /** The hello's answer, before anything that came behind it on the wire. */
  greeted?(answer: HelloAnswer<C>): void;
  event(placed: Placed<EventOf<C> | UnknownEvent>): void;
  /** The pipe is gone; `within` is what the server asked for in its good-bye. */
  closed(closed: Closed & { within?: number }): void;
}

/** The asking end of one pipe. It lives as long as the pipe; `link` makes one that comes back. */
export interface Client<C extends Contract> {
  hello(input: HelloInput<C>): Promise<HelloAnswer<C>>;
  /** Rejects with a FaultError: the other side's, or `unavailable` when the pipe closes first. */
  ask<K extends AskName<C>>(name: K, input: Input<C, K>, key?: string): Promise<Output<C, K>>;
  close(code: number, reason: string): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: FaultError): void;
}

/** Connects to whoever serves `contract` at the other end of `pipe`. */
export function connect<C extends Contract>(
  contract: C,
  pipe: Pipe,
  machine: Machine,
  listeners: Listeners<C>,
): Client<C> {
  const waiting = new Map<string, Waiting>();
  let within: number | undefined;
  let over = false;
  let silence: Stop = () => {};
  let patience = 0;

  function lifted(event: EventFrame["event"]): EventOf<C> | UnknownEvent {
    const parsed = contract.event.safeParse(event);
    return parsed.success ? (parsed.data as EventOf<C>) : { type: "unknown", raw: event };
  }

  function greetedBy(value: unknown): HelloAnswer<C> {
    const answer = HelloAnswerFrame.parse(value);
    const state = contract.state.parse(answer.state) as HelloAnswer<C>["state"];
    const missed = Object.fromEntries(
      Object.entries(answer.missed).map(([log, events]) => [
        log,
        events.map(({ seq, event }) => ({ seq, event: lifted(event) })),
      ]),
    );
    patience = answer.beat * 2.5;
    listenOn();
    const greeted = { ...answer, state, missed };
    listeners.greeted?.(greeted);
    return greeted;
  }

  function take(text: string): void {
    listenOn();
    const parsed = DownFrame.safeParse(parseJson(text));
    if (!parsed.success) return pipe.close(closeCodes.badFrame, "frame-not-understood");
    const frame = parsed.data;
    if ("beat" in frame) pipe.post(JSON.stringify(frame));
    else if ("bye" in frame) within = frame.bye.within;
    else if ("event" in frame) listeners.event(placedOf(frame, lifted(frame.event)));
    else {
      const asked = waiting.get(frame.id);
      waiting.delete(frame.id);
      if ("fault" in frame) asked?.reject(new FaultError(frame.fault));
      else if (asked) settle(asked, frame.value);
    }
  }

  /** An answer that does not fit is the other side's defect; it ends this ask, not the reading of frames. */
  function settle(asked: Waiting, value: unknown): void {
    try {
      asked.resolve(value);
    } catch (error) {
      asked.reject(refuse("internal", "answer-not-understood", {}, error));
    }
  }

  /** Who hears nothing for two and a half beats does not wait for the network to notice. */
  function listenOn(): void {
    silence();
    if (patience > 0) silence = machine.after(patience, () => pipe.close(closeCodes.silent, "silent"));
  }

  /** `lift` sees the answer at its place in the stream; what it makes of it is what the promise brings later. */
  function send(ask: string, input: unknown, key?: string, lift = (value: unknown) => value): Promise<unknown> {
    if (over) return Promise.reject(refuse("unavailable", "link-lost"));
    const id = uuid7(machine);
    const text = JSON.stringify({ id, ask, input, ...(key === undefined ? {} : { key }) });
    if (text.length > maxFrame) return Promise.reject(refuse("invalid", "frame-too-large"));
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: (value) => resolve(lift(value)), reject });
      pipe.post(text);
    });
  }

  pipe.onFrame(take);
  pipe.onClosed((closed) => {
    over = true;
    silence();
    const asked = [...waiting.values()];
    waiting.clear();
    for (const one of asked) one.reject(refuse("unavailable", "link-lost"));
    listeners.closed(within === undefined ? closed : { ...closed, within });
  });

  return {
    async hello(input) {
      const answer = await send("hello", { protocol: contract.protocol, ...input }, undefined, greetedBy);
      return answer as HelloAnswer<C>;
    },
    async ask(name, input, key) {
      const shape = contract.asks[name];
      if (!shape) throw refuse("unknown-ask", "unknown-ask");
      const parsed = shape.input.safeParse(input);
      if (!parsed.success) throw new FaultError(invalidInput(parsed.error));
      const value = await send(name, input, shape.changes ? (key ?? uuid7(machine)) : undefined);
      return shape.output.parse(value) as Output<C, typeof name>;
    },
    close: (code, reason) => pipe.close(code, reason),
  };
}

function placedOf<E>({ log, seq, topic, version }: EventFrame, event: E): Placed<E> {
  if (log !== undefined && seq !== undefined) return { event, log, seq };
  if (topic !== undefined && version !== undefined) return { event, topic, version };
  return { event };
}
