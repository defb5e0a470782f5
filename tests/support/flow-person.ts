import type { Contract, EventOf, UnknownEvent } from "../../src-shared/rpc/contract.ts";
import { link, type Link, type LinkState } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import type { SpoiltLine } from "./spoilt-line.ts";

export interface Person<C extends Contract, S> {
  readonly link: Link<C>;
  state: () => S;
  held: () => S | null;
  linkState: () => LinkState;
  /** What passed by and is kept in no state, oldest first. */
  readonly passed: Array<EventOf<C> | UnknownEvent>;
  /** The newest of each topic. */
  readonly topics: Map<string, EventOf<C> | UnknownEvent>;
  /** Cuts the wire without a word to either side's program. */
  cut(): void;
  /** What it says is lost on its way from now on, or is heard again; it hears all the time. */
  mute(on: boolean): void;
  /** No more pipes until `mend`. */
  unplug(): void;
  mend(): void;
}

/** Makes people who come by memory pipes, to a hub that may be away. `wires`: those that are open. */
export function peopleOn({ clock, isRunning, wires }: { clock: Machine; isRunning: () => boolean; wires: Set<Pipe> }) {
  return function person<C extends Contract, S>(
    contract: C,
    serve: (pipe: Pipe) => void,
    who: () => unknown,
    slice: {
      cursors(state: S | null): Record<string, number>;
      greet(state: S | null, answer: never): S;
      apply(state: S, placed: never): { state: S; gap: boolean };
    },
    line?: SpoiltLine,
  ): Person<C, S> {
    let state: S | null = null;
    let epoch: string | undefined;
    let linkState: LinkState = { state: "connecting" };
    let wire: Pipe | undefined;
    let unplugged = false;
    let muted = false;
    const passed: Array<EventOf<C> | UnknownEvent> = [];
    const topics = new Map<string, EventOf<C> | UnknownEvent>();
    const made: Link<C> = link({
      contract,
      machine: clock,
      async open() {
        if (unplugged || !isRunning()) throw new Error("unplugged");
        const [near, far] = line?.wire() ?? pipePair();
        const post = near.post.bind(near);
        near.post = (frame) => (muted ? undefined : post(frame));
        wire = far;
        wires.add(far);
        far.onClosed(() => wires.delete(far));
        serve(far);
        return near;
      },
      hello: async () => ({ who: who() as never, epoch, logs: slice.cursors(state) }),
      greeted(answer) {
        epoch = answer.epoch;
        state = slice.greet(state, answer as never);
      },
      event(placed) {
        if (state === null) throw new Error("an event before hello was answered");
        if (!("log" in placed) && !("topic" in placed)) passed.push(placed.event);
        if ("topic" in placed) topics.set(placed.topic, placed.event);
        const applied = slice.apply(state, placed as never);
        if (applied.gap) throw new Error(`a gap in ${JSON.stringify(placed)}`);
        state = applied.state;
      },
      changed: (changed) => void (linkState = changed),
    });
    return {
      link: made,
      held: () => state,
      state() {
        if (state === null) throw new Error("hello was not answered yet");
        return state;
      },
      linkState: () => linkState,
      passed,
      topics,
      cut: () => wire?.close(1006, "cut"),
      mute: (on) => void (muted = on),
      unplug() {
        unplugged = true;
        wire?.close(1006, "cut");
      },
      mend() {
        unplugged = false;
        made.restart();
      },
    };
  };
}
