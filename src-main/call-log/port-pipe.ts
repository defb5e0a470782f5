import type { MessagePort } from "node:worker_threads";
import { closeCodes, type Closed, type Pipe } from "../../src-shared/rpc/pipe.ts";

/** One end of a MessageChannel as a Pipe. Frames wait until the first listener, so a new worker may take its time. */
export function portPipe(port: Pick<MessagePort, "postMessage" | "on" | "start" | "close">): Pipe {
  const frames = new Set<(frame: string) => void>();
  const closings = new Set<(closed: Closed) => void>();
  const early: string[] = [];
  let closed: Closed | undefined;

  function end(why: Closed): void {
    if (closed) return;
    closed = why;
    for (const listener of closings) listener(why);
    closings.clear();
    frames.clear();
  }

  port.on("message", (frame: unknown) => {
    if (typeof frame !== "string") return;
    if (frames.size === 0) early.push(frame);
    for (const listener of frames) listener(frame);
  });
  // Heard on this side too when the other thread ends, for whatever reason.
  port.on("close", () => end({ code: closeCodes.going, reason: "port-closed" }));

  return {
    post(frame) {
      if (!closed) port.postMessage(frame);
    },
    onFrame(listener) {
      frames.add(listener);
      for (const frame of early.splice(0)) listener(frame);
      return () => void frames.delete(listener);
    },
    onClosed(listener) {
      if (closed) listener(closed);
      else closings.add(listener);
      return () => void closings.delete(listener);
    },
    close(code, reason) {
      if (closed) return;
      end({ code, reason });
      port.close();
    },
    buffered: () => 0,
  };
}
