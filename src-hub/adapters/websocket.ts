import type { WebSocket } from "ws";
import { maxFrame } from "../../src-shared/rpc/frames.ts";
import { closeCodes, type Closed, type Pipe } from "../../src-shared/rpc/pipe.ts";

/** The largest message in bytes: any frame that `serve` would still take, whatever its letters. */
export const maxPayload = 3 * maxFrame;

/** Who does not answer our close within this time is cut off. */
const cutAfter = 1_000;

/** One end of an open WebSocket. After `close` nothing is heard any more, whether or not the other end answers. */
export function socketPipe(socket: WebSocket): Pipe {
  const frames = new Set<(frame: string) => void>();
  const closings = new Set<(closed: Closed) => void>();
  let closed: Closed | undefined;

  function end(how: Closed): void {
    if (closed) return;
    closed = how;
    frames.clear();
    for (const listener of closings) listener(how);
    closings.clear();
  }

  function close(code: number, reason: string): void {
    if (closed) return;
    socket.close(code, reason);
    const cut = setTimeout(() => socket.terminate(), cutAfter);
    socket.once("close", () => clearTimeout(cut));
    end({ code, reason });
  }

  socket.on("message", (data, binary) => {
    if (closed) return;
    if (binary) return close(closeCodes.badFrame, "frame-not-understood");
    const text = asText(data);
    for (const listener of frames) listener(text);
  });
  socket.on("close", (code, reason) => end({ code, reason: reason.toString("utf8") }));
  // What ws refuses by itself it has closed by itself, with the right code; here it is told, and cut off in time.
  socket.on("error", (error) => {
    const tooLarge = "code" in error && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
    if (tooLarge) close(closeCodes.tooLarge, "frame-too-large");
    else close(closeCodes.going, "socket-failed");
  });

  return {
    post(frame) {
      if (!closed) socket.send(frame);
    },
    onFrame(listener) {
      frames.add(listener);
      return () => frames.delete(listener);
    },
    onClosed(listener) {
      if (closed) listener(closed);
      else closings.add(listener);
      return () => closings.delete(listener);
    },
    close,
    buffered: () => socket.bufferedAmount,
  };
}

function asText(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
