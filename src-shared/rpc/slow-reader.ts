import type { Placed } from "./contract.ts";
import { closeCodes, type Pipe } from "./pipe.ts";

/** Above this many buffered bytes, passing events are dropped. */
const dropAbove = 1_000_000;
/** Above this many, the pipe is closed: the reader resumes from its cursors, which costs less than the backlog. */
const closeAbove = 2_000_000;

// One event goes to all who hear its log, one after the other, as the very same object.
let lastFrame: unknown;
let lastText = "";

function textOf(frame: unknown): string {
  if (frame !== lastFrame) lastText = JSON.stringify((lastFrame = frame));
  return lastText;
}

/** Sends down a pipe without ever piling things up for a reader who does not read. */
export function slowReader(pipe: Pipe) {
  function post(text: string, waiting: number): void {
    if (waiting > closeAbove) pipe.close(closeCodes.tooSlow, "too-slow");
    else pipe.post(text);
  }
  return {
    send(placed: Placed<unknown>): void {
      const waiting = pipe.buffered();
      const passing = !("log" in placed) && !("topic" in placed);
      if (!passing || waiting <= dropAbove) post(textOf(placed), waiting);
    },
    answer(frame: { readonly id: string }): void {
      post(JSON.stringify(frame), pipe.buffered());
    },
  };
}
