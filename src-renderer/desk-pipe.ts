import * as z from "zod/mini";
import { refuse } from "../src-shared/rpc/fault.ts";
import { closeCodes, type Closed, type Pipe, type Stop } from "../src-shared/rpc/pipe.ts";

/** What Electron's preload puts into the page: the page's end of the pipe, without an end of its own. */
export interface PreloadPipe {
  post(frame: string): void;
  onFrame(listener: (frame: string) => void): Stop;
}

declare global {
  interface Window {
    readonly deskPipe?: PreloadPipe;
  }
}

const keptKey = "frontdesk.windowKey";
const Admitted = z.object({ windowKey: z.string() });

/** Opens the way to main: Electron's if there is one, else a socket to where this page came from. */
export function openDeskPipe(page: Window): Promise<Pipe> {
  return page.deskPipe ? Promise.resolve(preloadPipe(page.deskPipe)) : socketPipe(page);
}

function preloadPipe(preload: PreloadPipe): Pipe {
  const stops = new Set<Stop>();
  const closings = new Set<(closed: Closed) => void>();
  let closed: Closed | undefined;
  return {
    post: (frame) => closed || preload.post(frame),
    onFrame(listener) {
      const stop = preload.onFrame(listener);
      stops.add(stop);
      return stop;
    },
    onClosed(listener) {
      closings.add(listener);
      return () => closings.delete(listener);
    },
    close(code, reason) {
      closed = { code, reason };
      for (const stop of stops) stop();
      for (const listener of closings) listener(closed);
    },
    buffered: () => 0,
  };
}

/** A socket is a pipe once its first frame, the ticket or the kept key, was answered with a key for this window. */
function socketPipe(page: Window): Promise<Pipe> {
  const who = whoIsThis(page);
  if (!who) return Promise.reject(refuse("signed-out", "window-key-missing"));
  const { protocol, host } = page.location;
  const socket = new WebSocket(`${protocol === "https:" ? "wss" : "ws"}://${host}/desk`);
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => socket.send(JSON.stringify(who)));
    socket.addEventListener("close", ({ code, reason }) => {
      // A key that main does not know is of no use to the next try either.
      if (code === closeCodes.signedOut) page.sessionStorage.removeItem(keptKey);
      reject(faultOfClose(code, reason));
    });
    socket.addEventListener(
      "message",
      ({ data }) => {
        const admitted = Admitted.safeParse(JSON.parse(String(data)));
        if (!admitted.success) return socket.close(closeCodes.badFrame, "frame-not-understood");
        page.sessionStorage.setItem(keptKey, admitted.data.windowKey);
        resolve(pipeOf(socket));
      },
      { once: true },
    );
  });
}

/** The ticket of the address, used once and taken out of it at once, else the key that an earlier ticket brought. */
function whoIsThis(page: Window): { ticket: string } | { windowKey: string } | undefined {
  const ticket = page.location.hash.slice(1);
  if (ticket) {
    page.history.replaceState(null, "", page.location.pathname + page.location.search);
    return { ticket };
  }
  const windowKey = page.sessionStorage.getItem(keptKey);
  return windowKey ? { windowKey } : undefined;
}

function pipeOf(socket: WebSocket): Pipe {
  let closed: Closed | undefined;
  socket.addEventListener("close", ({ code, reason }) => (closed ??= { code, reason }));
  return {
    post(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    onFrame(listener) {
      const heard = ({ data }: MessageEvent) => listener(String(data));
      socket.addEventListener("message", heard);
      return () => socket.removeEventListener("message", heard);
    },
    onClosed(listener) {
      if (closed) listener(closed);
      const heard = ({ code, reason }: CloseEvent) => listener({ code, reason });
      socket.addEventListener("close", heard);
      return () => socket.removeEventListener("close", heard);
    },
    // A page may close with 1000 and its own 3000–4999 only.
    close: (code, reason) => socket.close(code >= 3000 ? code : 1000, reason),
    buffered: () => socket.bufferedAmount,
  };
}

function faultOfClose(code: number, reason: string) {
  if (code === closeCodes.signedOut) return refuse("signed-out", reason || "window-key-refused");
  if (code === closeCodes.takenOver) return refuse("gone", reason || "taken-over");
  return refuse("unavailable", "link-lost");
}
