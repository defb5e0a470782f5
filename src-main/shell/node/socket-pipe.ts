import type { WebSocket } from "ws";
import { maxFrame } from "../../../src-shared/rpc/frames.ts";
import { ListeningEnd } from "../../../src-shared/rpc/listening-end.ts";
import { closeCodes, type Pipe } from "../../../src-shared/rpc/pipe.ts";

/** For `maxPayload`: a frame is counted in UTF-16 code units, a payload in bytes of UTF-8. */
export const maxPayload = maxFrame * 4;

/** An open WebSocket as a Pipe. Frames that come before the first `onFrame` are lost: listen in the same turn. */
export function socketPipe(socket: WebSocket): Pipe {
  const end = new ListeningEnd();

  function close(code: number, reason: string): void {
    if (end.isClosed) return;
    socket.close(code, reason);
    end.end({ code, reason });
  }

  socket.on("message", (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) close(closeCodes.badFrame, "frame-not-text");
    else end.hear(data.toString("utf8"));
  });
  socket.on("close", (code, reason) => end.end({ code, reason: reason.toString("utf8") }));
  // What ws refuses by itself it closes by itself; only the reason is ours to keep.
  socket.on("error", (error) => {
    const tooLarge = "code" in error && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH";
    end.end(
      tooLarge ? { code: closeCodes.tooLarge, reason: "frame-too-large" } : { code: 1006, reason: "socket-failed" },
    );
  });

  return {
    post(frame) {
      if (!end.isClosed && socket.readyState === socket.OPEN) socket.send(frame);
    },
    onFrame: (listener) => end.onFrame(listener),
    onClosed: (listener) => end.onClosed(listener),
    close,
    buffered: () => socket.bufferedAmount,
  };
}
