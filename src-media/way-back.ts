import type { Machine } from "../src-shared/rpc/machine.ts";
import type { Stop } from "../src-shared/rpc/pipe.ts";

/** So long a room is left alone with its own efforts, in milliseconds: what is only a blink it resumes itself. */
const patience = 1_500;
/** An ask for a way in that is not answered by then went over a line that is dead without knowing it. */
const answeredWithin = 2_000;
const between = 500;

export interface WayBackPorts {
  readonly machine: Pick<Machine, "after">;
  /** A new way in from the hub; it is asked for as a probe, and thrown away. */
  readonly join: () => Promise<unknown>;
  /** True when `join` was refused because there is no call any more. */
  readonly isOver: (error: unknown) => boolean;
  /** The hub's line may be dead: it should be tried anew. */
  readonly nudge: () => void;
  /** The room stands again, by itself. */
  readonly isBack: () => boolean;
  /** The room is better left: the hub answers again and it still tries, or there is no call to come back to. */
  readonly giveUp: (after: "again" | "over") => void;
}

/**
 * Watches a room that tries to resume. livekit-client's own tries grow rare and know nothing of the hub; the hub's answer is
 * the first sign that the line is back, and a room that is joined anew stands within a second. Stopped when the room is back
 * or gone.
 */
export function watchResume({ machine, join, isOver, nudge, isBack, giveUp }: WayBackPorts): Stop {
  let stopped = false;
  let stopWaiting: Stop = () => {};

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => (stopWaiting = machine.after(ms, resolve)));
  }

  async function probe(): Promise<"answered" | "over" | "refused" | "silent"> {
    const silent = Promise.withResolvers<"silent">();
    const stopTimer = machine.after(answeredWithin, () => silent.resolve("silent"));
    try {
      return await Promise.race([join().then(() => "answered" as const), silent.promise]);
    } catch (error) {
      // Why it was refused does not matter while the room itself still tries; only that the call is over does.
      return isOver(error) ? "over" : "refused";
    } finally {
      stopTimer();
    }
  }

  async function run(): Promise<void> {
    await wait(patience);
    while (!stopped) {
      const found = await probe();
      if (stopped || isBack()) return;
      if (found === "answered") return giveUp("again");
      if (found === "over") return giveUp("over");
      if (found === "silent") nudge();
      await wait(between);
    }
  }

  void run();
  return () => {
    stopped = true;
    stopWaiting();
  };
}
