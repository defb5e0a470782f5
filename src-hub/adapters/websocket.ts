import type { WebSocket } from "ws";
import { maxFrame } from "../../src-shared/rpc/frames.ts";
import { ListeningEnd } from "../../src-shared/rpc/listening-end.ts";
import { closeCodes, type Pipe } from "../../src-shared/rpc/pipe.ts";

/** The largest message in bytes: any frame that `serve` would still take, whatever its letters. */
export const maxPayload = 3 * maxFrame;

/** Who does not answer our close within this time is cut off. */
const cutAfter = 1_000;

/** One end of an open WebSocket. After `close` nothing is heard any more, whether or not the other end answers. */
export function socketPipe(socket: WebSocket): Pipe {
  const end = new ListeningEnd();

  function close(code: number, reason: string): void {
    if (end.isClosed) return;
    socket.close(code, reason);
    const cut = setTimeout(() => socket.terminate(), cutAfter);
    socket.once("close", () => clearTimeout(cut));
    end.end({ code, reason });
  }

  socket.on("message", (data, binary) => {
    if (end.isClosed) return;
    if (binary) close(closeCodes.badFrame, "frame-not-understood");
    else end.hear(asText(data));
  });
  socket.on("close", (code, reason) => end.end({ code, reason: reason.toString("utf8") }));
  // What ws refuses by itself it has closed by itself, with the right code; here it is told, and cut off in time.
  socket.on("error", (error) => {
    const tooLarge = "code" in error && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
    if (tooLarge) close(closeCodes.tooLarge, "frame-too-large");
    else close(closeCodes.going, "socket-failed");
  });

  return {
    post(frame) {
      if (!end.isClosed) socket.send(frame);
    },
    onFrame: (listener) => end.onFrame(listener),
    onClosed: (listener) => end.onClosed(listener),
    close,
    buffered: () => socket.bufferedAmount,
  };
}

function asText(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
