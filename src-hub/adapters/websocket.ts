import type { Writable } from "node:stream";
import type { WebSocket } from "ws";
import { maxFrame } from "../../src-shared/rpc/frames.ts";
import { ListeningEnd } from "../../src-shared/rpc/listening-end.ts";
import { closeCodes, type Pipe } from "../../src-shared/rpc/pipe.ts";

/** The largest message in bytes: any frame that `serve` would still take, whatever its letters. */
export const maxPayload = 3 * maxFrame;

/** Who does not answer our close within this time is cut off. */
const cutAfter = 1_000;

/** What was posted to in this turn. */
const corked = new Set<Writable>();

/** What goes to one socket in one turn goes in one write: an answer right behind the event that it made. */
function together(stream: Writable): void {
  if (corked.has(stream)) return;
  // A tick comes after all that is settled in this turn, however long the chain of promises to its answer is.
  if (corked.size === 0) queueMicrotask(() => process.nextTick(flush));
  corked.add(stream);
  stream.cork();
}

function flush(): void {
  for (const stream of corked) stream.uncork();
  corked.clear();
}

/** One end of an open WebSocket; `stream`: what it is written to. After `close` nothing is heard any more, whether or not the other end answers. */
export function socketPipe(socket: WebSocket, stream: Writable): Pipe {
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
      if (end.isClosed) return;
      together(stream);
      socket.send(frame);
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
