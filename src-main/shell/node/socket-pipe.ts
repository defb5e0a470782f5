import type { WebSocket } from "ws";
import { maxFrame } from "../../../src-shared/rpc/frames.ts";
import { closeCodes, type Closed, type Pipe } from "../../../src-shared/rpc/pipe.ts";

/** For `maxPayload`: a frame is counted in UTF-16 code units, a payload in bytes of UTF-8. */
export const maxPayload = maxFrame * 4;

/** An open WebSocket as a Pipe. Frames that come before the first `onFrame` are lost: listen in the same turn. */
export function socketPipe(socket: WebSocket): Pipe {
  const frames = new Set<(frame: string) => void>();
  const closings = new Set<(closed: Closed) => void>();
  let closed: Closed | undefined;

  function end(why: Closed): void {
    if (closed) return;
    closed = why;
    for (const listener of closings) listener(why);
    closings.clear();
    frames.clear();
  }

  function close(code: number, reason: string): void {
    if (closed) return;
    socket.close(code, reason);
    end({ code, reason });
  }

  socket.on("message", (data, isBinary) => {
    if (closed) return;
    if (isBinary || !Buffer.isBuffer(data)) return close(closeCodes.badFrame, "frame-not-text");
    const frame = data.toString("utf8");
    for (const listener of frames) listener(frame);
  });
  socket.on("close", (code, reason) => end({ code, reason: reason.toString("utf8") }));
  // What ws refuses by itself it closes by itself; only the reason is ours to keep.
  socket.on("error", (error) => {
    const tooLarge = "code" in error && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
    end(tooLarge ? { code: closeCodes.tooLarge, reason: "frame-too-large" } : { code: 1006, reason: "socket-failed" });
  });

  return {
    post(frame) {
      if (!closed && socket.readyState === socket.OPEN) socket.send(frame);
    },
    onFrame(listener) {
      frames.add(listener);
      return () => void frames.delete(listener);
    },
    onClosed(listener) {
      if (closed) listener(closed);
      else closings.add(listener);
      return () => void closings.delete(listener);
    },
    close,
    buffered: () => socket.bufferedAmount,
  };
}
