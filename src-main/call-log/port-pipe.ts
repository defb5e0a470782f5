import type { MessagePort } from "node:worker_threads";
import { ListeningEnd } from "../../src-shared/rpc/listening-end.ts";
import { closeCodes, type Pipe } from "../../src-shared/rpc/pipe.ts";

/** One end of a MessageChannel as a Pipe. Frames wait until the first listener, so a new worker may take its time. */
export function portPipe(port: Pick<MessagePort, "postMessage" | "on" | "start" | "close">): Pipe {
  const end = new ListeningEnd();
  const early: string[] = [];

  port.on("message", (frame: unknown) => {
    if (typeof frame !== "string") return;
    if (end.isHeard) end.hear(frame);
    else early.push(frame);
  });
  // Heard on this side too when the other thread ends, for whatever reason.
  port.on("close", () => end.end({ code: closeCodes.going, reason: "port-closed" }));

  return {
    post(frame) {
      if (!end.isClosed) port.postMessage(frame);
    },
    onFrame(listener) {
      const stop = end.onFrame(listener);
      for (const frame of early.splice(0)) listener(frame);
      return stop;
    },
    onClosed: (listener) => end.onClosed(listener),
    close(code, reason) {
      if (end.isClosed) return;
      end.end({ code, reason });
      port.close();
    },
    buffered: () => 0,
  };
}
