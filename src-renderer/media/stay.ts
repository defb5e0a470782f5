import { backoff } from "../../src-shared/rpc/backoff.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { WayIn } from "./connect.ts";
import { type Aftermath, sayAfter, tryFor } from "./rejoin.ts";
import type { CallFailure, CallPhase } from "./state.ts";

/** What was entered, and how it ends. */
export interface Inside {
  closed: Promise<Aftermath>;
}

export interface StayPorts<I extends Inside> {
  machine: Machine;
  /** Asks the hub for a way in. */
  readonly join: () => Promise<WayIn>;
  /** True when `join` was refused because there is no call any more. */
  readonly isOver: (error: unknown) => boolean;
  readonly enter: (way: WayIn) => Promise<I>;
  readonly exit: (inside: I) => void;
  /** Told each time that something is different; `inside` is what stands now. */
  readonly phase: (phase: CallPhase, inside: I | undefined) => void;
}

export interface Stay {
  /** After `failed`: begins again. While it waits for the next try: tries at once. Otherwise nothing. */
  readonly retry: () => void;
  readonly leave: () => void;
}

/**
 * Goes into a call and stays in it: what breaks is joined again by a new way in from the hub, for as long as that makes
 * sense. Knows nothing of rooms and media, so that its every path can be walked in a test.
 */
export function stayInCall<I extends Inside>({ machine, join, isOver, enter, exit, phase }: StayPorts<I>): Stay {
  let left = false;
  let running = false;
  let inside: I | undefined;
  let wake: () => void = () => {};

  /** False once the agent has left: what was under way has no one to come to any more. */
  function show(now: CallPhase): boolean {
    if (!left) phase(now, inside);
    return !left;
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = machine.after(ms, resolve);
      wake = () => {
        stop();
        resolve();
      };
    });
  }

  /** One try: what stands now, that the call is over, or why it did not work. */
  async function tryOnce(): Promise<I | "over" | CallFailure> {
    let way: WayIn;
    try {
      way = await join();
    } catch (error) {
      if (isOver(error)) return "over";
      // The hub is well, and says that the media server is not.
      return faultOf(error).reason === "video-unreachable" ? "unreachable" : "join-refused";
    }
    if (left) return "over";
    try {
      return await enter(way);
    } catch {
      // Whatever livekit-client says here means one thing to the agent, and is logged by itself.
      return "unreachable";
    }
  }

  async function goIn(trouble: (why: CallFailure) => void): Promise<I | "over" | CallFailure> {
    const until = machine.now() + tryFor;
    for (let count = 0; ; count += 1) {
      const tried = await tryOnce();
      if (left || typeof tried === "object" || tried === "over" || machine.now() >= until) return tried;
      trouble(tried);
      await pause(backoff(machine, Math.min(count, 4)));
      if (left) return "over";
    }
  }

  /** The first way in. What hinders it is said early, and it is tried on meanwhile. */
  async function comeIn(): Promise<I | "over" | CallFailure> {
    const say = (trouble: CallFailure): void => void show({ state: "connecting", trouble });
    const stop = machine.after(sayAfter, () => say("unreachable"));
    try {
      return await goIn((why) => {
        stop();
        say(why);
      });
    } finally {
      stop();
    }
  }

  async function run(): Promise<void> {
    let brokenAt: number | undefined;
    while (show(brokenAt === undefined ? { state: "connecting" } : { state: "reconnecting", since: brokenAt })) {
      const entered = brokenAt === undefined ? await comeIn() : await goIn(() => {});
      if (typeof entered !== "object") {
        const failure = brokenAt !== undefined && entered !== "over" ? "lost" : entered;
        show(failure === "over" ? { state: "idle" } : { state: "failed", reason: failure });
        return;
      }
      if (left) return exit(entered);
      inside = entered;
      show({ state: "connected" });
      const after = await entered.closed;
      inside = undefined;
      if (after !== "again") {
        show(after === "over" ? { state: "idle" } : { state: "failed", reason: "joined-elsewhere" });
        return;
      }
      brokenAt = machine.now();
    }
  }

  function start(): void {
    if (left || running) return;
    running = true;
    void run().finally(() => (running = false));
  }

  start();
  return {
    retry() {
      if (running) wake();
      else start();
    },
    leave() {
      left = true;
      wake();
      if (inside) exit(inside);
    },
  };
}
