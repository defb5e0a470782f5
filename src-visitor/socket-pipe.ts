import type { Closed, Pipe } from "../src-shared/rpc/pipe.ts";

/** Opens a WebSocket as a pipe; rejects when it cannot be opened. `givenUp` is given what closes it while it opens. */
export function openSocket(url: string, givenUp: (end: () => void) => void): Promise<Pipe> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    givenUp(() => socket.close());
    const frames = new Set<(frame: string) => void>();
    const closings = new Set<(closed: Closed) => void>();
    let ended: Closed | undefined;

    function end(closed: Closed): void {
      if (ended) return;
      ended = closed;
      for (const listener of closings) listener(closed);
      closings.clear();
    }

    const pipe: Pipe = {
      post: (frame) => socket.readyState === WebSocket.OPEN && socket.send(frame),
      onFrame(listener) {
        frames.add(listener);
        return () => frames.delete(listener);
      },
      onClosed(listener) {
        if (ended) listener(ended);
        else closings.add(listener);
        return () => closings.delete(listener);
      },
      close(code, reason) {
        // A page may name 1000 and 3000–4999 only.
        socket.close(code >= 3000 && code <= 4999 ? code : 1000, reason);
        end({ code, reason });
      },
      buffered: () => socket.bufferedAmount,
    };
    socket.onopen = () => resolve(pipe);
    socket.onmessage = ({ data }) => {
      if (typeof data !== "string" || ended) return;
      for (const listener of frames) listener(data);
    };
    socket.onclose = ({ code, reason }) => {
      reject(new Error(`socket closed: ${code}`));
      end({ code, reason });
    };
  });
}
