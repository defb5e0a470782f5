import { type DeskContract, deskContract } from "../../src-shared/contracts/desk.ts";
import type { DeskPlaced } from "../../src-shared/contracts/desk-state.ts";
import type { Handlers } from "../../src-shared/rpc/contract.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Pipe, Stop } from "../../src-shared/rpc/pipe.ts";
import { serve } from "../../src-shared/rpc/serve.ts";
import type { Log } from "../shell/shell.ts";
import type { DeskStateHolder } from "./desk-state.ts";

export interface WindowHost {
  readonly machine: Machine;
  readonly log: Log;
  readonly desk: Pick<DeskStateHolder, "snapshot" | "listen">;
  readonly handlers: Handlers<DeskContract>;
  /** One for each start of main. */
  readonly epoch: string;
}

/** The window is our own page on the same machine; the limits only stop one that has gone mad. */
const limits = { beat: 0, rate: 500, burst: 2_000 };

/** Serves one page: the whole state at its hello, then every event since. */
export function serveWindow(pipe: Pipe, { machine, log, desk, handlers, epoch }: WindowHost): Stop {
  const stops: Stop[] = [];
  const end = serve(
    deskContract,
    pipe,
    {
      hello() {
        // Listening begins before the state is read, so that nothing falls between the two.
        const early: DeskPlaced[] = [];
        let pass = (placed: DeskPlaced): void => void early.push(placed);
        stops.push(desk.listen((placed) => pass(placed)));
        return Promise.resolve({
          handlers,
          answer: { epoch, now: machine.now(), state: desk.snapshot(), missed: {} },
          start(send) {
            pass = (placed) => send(asItCame(placed));
            for (const placed of early.splice(0)) pass(placed);
            return stopAll;
          },
        });
      },
      defect: (error, ask) => log.error(`The window's ask "${ask}" failed.`, error),
    },
    machine,
    limits,
  );
  function stopAll(): void {
    for (const stop of stops.splice(0)) stop();
  }
  pipe.onClosed(stopAll);
  return () => {
    stopAll();
    end();
  };
}

/** An event that main does not know goes on as it came: a window of another version may know it. */
function asItCame(placed: DeskPlaced): DeskPlaced {
  const { event } = placed;
  if (event.type !== "unknown" || typeof event.raw !== "object" || event.raw === null || !("type" in event.raw))
    return placed;
  return { ...placed, event: event.raw as DeskPlaced["event"] };
}
