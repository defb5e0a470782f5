import type { Placed } from "./contract.ts";
import { closeCodes, type Pipe } from "./pipe.ts";

/** Above this many buffered bytes, passing events are dropped. */
const dropAbove = 1_000_000;
/** Above this many, the pipe is closed: the reader resumes from its cursors, which costs less than the backlog. */
const closeAbove = 2_000_000;

/** Sends down a pipe without ever piling things up for a reader who does not read. */
export function slowReader(pipe: Pipe) {
  function post(frame: unknown, waiting: number): void {
    if (waiting > closeAbove) pipe.close(closeCodes.tooSlow, "too-slow");
    else pipe.post(JSON.stringify(frame));
  }
  return {
    send(placed: Placed<unknown>): void {
      const waiting = pipe.buffered();
      const passing = !("log" in placed) && !("topic" in placed);
      if (!passing || waiting <= dropAbove) post(placed, waiting);
    },
    answer(frame: { readonly id: string }): void {
      post(frame, pipe.buffered());
    },
  };
}
