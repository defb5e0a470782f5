import { backoff } from "./backoff.ts";
import { type Client, connect } from "./connect.ts";
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
import { type Fault, FaultError, faultOf, refuse } from "./fault.ts";
import { fraction, type Machine, uuid7 } from "./machine.ts";
import { closeCodes, type Closed, type Pipe, type Stop } from "./pipe.ts";

export type LinkState =
  | { readonly state: "connecting" }
  | { readonly state: "ready" }
  /** Lost; the next try comes by itself at `retryAt` (this machine's clock). */
  | { readonly state: "lost"; readonly retryAt: number }
  /** Over until `restart`: signed out, outdated, or taken over by a newer page. */
  | { readonly state: "ended"; readonly fault: Fault };

export interface LinkOptions<C extends Contract> {
  readonly contract: C;
  readonly machine: Machine;
  /**
   * Opens a new pipe; a rejection counts as a lost link. `givenUp` takes what ends an opening that nobody waits for any more:
   * a browser makes the next one to the same place wait for it.
   */
  open(givenUp: (end: Stop) => void): Promise<Pipe>;
  /** Who we are and what we hold, asked anew for each try. */
  hello(): Promise<HelloInput<C>>;
  /** A hello was answered: first connect and reconnect alike. */
  greeted(answer: HelloAnswer<C>): void;
  event(placed: Placed<EventOf<C> | UnknownEvent>): void;
  changed(state: LinkState): void;
  /** True while somebody waits for it in the middle of a call: tries come quickly, and each gives up quickly. */
  hurried?(): boolean;
  /** What a refused hello or a deliberate close means: try again, or end. */
  refused?(fault: Fault): "retry" | "end";
}

export interface Link<C extends Contract> {
  /** Asks that change something wait for the link and are repeated with their key until answered; others fail at once. */
  ask<K extends AskName<C>>(name: K, input: Input<C, K>, key?: string): Promise<Output<C, K>>;
  /** Tries at once: the network came back, somebody pressed a button, or a log has a gap. */
  restart(): void;
  stop(): void;
}

const connectWithin = 10_000;
/** In a hurry: a try that began while the line was cut hangs on its lost packets, and a new one is sooner there. */
const hurriedWithin = 4_000;
const hurriedWait = 2_000;
/** What the other end says when asks come faster than it takes them is waited out, up to so many milliseconds at a time. */
const longestPause = 2_000;
const tooFastRest = 10_000;

/** An ask that is repeated until it is answered. */
interface Waiting {
  isSent: boolean;
  /** Resolves when it is answered, or with the milliseconds after which it may be sent again, as it came too fast. */
  send(): Promise<number>;
  reject(error: FaultError): void;
}

/** A client that comes back: reconnects with jitter, says hello with its cursors, repeats what was not answered. */
export function link<C extends Contract>(options: LinkOptions<C>): Link<C> {
  const { contract, machine } = options;
  const waiting = new Map<string, Waiting>();
  /** Some came too fast: they and all behind them go one after another, so that none passes one that was made before it. */
  let isInLine = false;
  /** Those that change nothing have a line of their own. */
  let readers: Promise<unknown> = Promise.resolve();
  let client: Client<C> | undefined;
  let ready = false;
  let round = 0;
  let tries = 0;
  let stopWaiting: Stop = () => {};
  let stopOpening: Stop = () => {};

  function endOpening(): void {
    const end = stopOpening;
    stopOpening = () => {};
    end();
  }

  function lose(fault: Fault | undefined, within?: number): void {
    const lost = client;
    client = undefined;
    ready = false;
    round += 1;
    // Who could not be greeted is not listened to either, whatever the other end thinks of this pipe.
    lost?.close(closeCodes.going, "given-up");
    endOpening();
    stopWaiting();
    if (fault && (options.refused?.(fault) ?? "retry") === "end") return options.changed({ state: "ended", fault });
    const wait =
      within === undefined
        ? backoff(machine, tries++, options.hurried?.() ? hurriedWait : undefined)
        : Math.ceil(fraction(machine) * within);
    options.changed({ state: "lost", retryAt: machine.now() + wait });
    stopWaiting = machine.after(wait, begin);
  }

  function begin(): void {
    stopWaiting();
    round += 1;
    client?.close(closeCodes.going, "restart");
    endOpening();
    client = undefined;
    ready = false;
    options.changed({ state: "connecting" });
    void attempt(round);
  }

  async function attempt(mine: number): Promise<void> {
    const current = () => mine === round;
    stopWaiting = machine.after(options.hurried?.() ? hurriedWithin : connectWithin, () => {
      if (!current()) return;
      client?.close(closeCodes.silent, "connect-too-long");
      if (current()) lose(undefined);
    });
    try {
      const pipe = await options.open((end) => (current() ? (stopOpening = end) : end()));
      if (!current()) return pipe.close(closeCodes.going, "late");
      stopOpening = () => {};
      client = connect(contract, pipe, machine, {
        greeted: (answer) => current() && options.greeted(answer),
        event: (placed) => current() && options.event(placed),
        closed: (closed) => current() && lose(faultOfClose(closed), closed.within ?? restAfter(closed)),
      });
      const mineClient = client;
      await mineClient.hello(await options.hello());
      if (!current()) return;
      stopWaiting();
      tries = 0;
      ready = true;
      isInLine = false;
      options.changed({ state: "ready" });
      for (const asked of waiting.values()) void asked.send();
    } catch (error) {
      if (!current()) return;
      const fault = error instanceof FaultError ? faultOf(error) : undefined;
      lose(fault?.code === "unavailable" ? undefined : fault);
    }
  }

  function ask<K extends AskName<C>>(name: K, input: Input<C, K>, key?: string): Promise<Output<C, K>> {
    if (!contract.asks[name]?.changes) return read(name, input);
    const kept = key ?? uuid7(machine);
    return new Promise((resolve, reject) => {
      const asked: Waiting = { isSent: false, send, reject };
      async function send(): Promise<number> {
        if (!client || !ready) return 0;
        asked.isSent = true;
        try {
          resolve(await client.ask(name, input, kept));
        } catch (error) {
          // The link was lost first: the ask stays and is repeated with the same key.
          if (faultOf(error).reason === "link-lost") return 0;
          const pause = pauseOf(error);
          if (pause > 0 && waiting.get(kept) === asked) {
            asked.isSent = false;
            void sendInLine(pause);
            return pause;
          }
          reject(error instanceof Error ? error : new FaultError(faultOf(error)));
        }
        waiting.delete(kept);
        return 0;
      }
      waiting.set(kept, asked);
      if (!isInLine) void send();
    });
  }

  async function sendInLine(first: number): Promise<void> {
    if (isInLine) return;
    isInLine = true;
    const mine = round;
    for (let pause = first; ;) {
      if (pause > 0) await new Promise<void>((go) => machine.after(pause, go));
      // Another link has begun, over which all are sent anew.
      if (mine !== round) return;
      const next = [...waiting.values()].find(({ isSent }) => !isSent);
      if (!next) break;
      pause = await next.send();
    }
    isInLine = false;
  }

  async function read<K extends AskName<C>>(name: K, input: Input<C, K>): Promise<Output<C, K>> {
    const once = () => (client && ready ? client.ask(name, input) : Promise.reject(refuse("unavailable", "link-lost")));
    const again = async (error: unknown): Promise<Output<C, K>> => {
      const pause = pauseOf(error);
      if (pause === 0) throw error;
      await new Promise<void>((go) => machine.after(pause, go));
      return once().catch(again);
    };
    try {
      return await once();
    } catch (error) {
      if (pauseOf(error) === 0) throw error;
      // One after another here as well: all at once again they would be sent away for it.
      const mine = readers.then(() => once().catch(again));
      readers = mine.catch(() => undefined);
      return mine;
    }
  }

  begin();
  return {
    ask,
    restart() {
      tries = 0;
      begin();
    },
    stop() {
      round += 1;
      stopWaiting();
      endOpening();
      client?.close(closeCodes.left, "stopped");
      for (const asked of waiting.values()) asked.reject(refuse("unavailable", "link-stopped"));
      waiting.clear();
    },
  };
}

/** Milliseconds after which an ask that came too fast is made again by itself, as nothing was done for it; 0: never. */
function pauseOf(error: unknown): number {
  const { code, reason, retryAfter = 0 } = faultOf(error);
  return code === "too-fast" && reason === "too-fast" && retryAfter <= longestPause ? retryAfter : 0;
}

/** Who was sent away for asking too fast does not come back at once to do the same. */
function restAfter({ code }: Closed): number | undefined {
  return code === closeCodes.tooFast ? tooFastRest : undefined;
}

function faultOfClose({ code, reason }: Closed): Fault | undefined {
  if (code === closeCodes.signedOut) return { code: "signed-out", reason };
  if (code === closeCodes.takenOver) return { code: "gone", reason };
  return undefined;
}
