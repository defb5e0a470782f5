import * as z from "zod/mini";
import { type Bridge, bridgePipe } from "../src-shared/rpc/bridge.ts";
import { refuse } from "../src-shared/rpc/fault.ts";
import { parseJson } from "../src-shared/rpc/frames.ts";
import { random128 } from "../src-shared/rpc/machine.ts";
import { closeCodes, type Closed, type Pipe } from "../src-shared/rpc/pipe.ts";
import { machine } from "./machine.ts";

declare global {
  interface Window {
    readonly deskPipe?: Bridge;
  }
}

const keptKey = "frontdesk.windowKey";
type Who = { readonly ticket: string } | { readonly windowKey: string };
const Admitted = z.object({ windowKey: z.string() });

/** Opens the way to main: Electron's if there is one, else a socket to where this page came from. */
export function openDeskPipe(page: Window): Promise<Pipe> {
  return page.deskPipe ? Promise.resolve(bridgePipe(page.deskPipe, random128(machine))) : socketPipe(page);
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
      reject(faultOfClose(code, reason, who));
    });
    socket.addEventListener(
      "message",
      ({ data }) => {
        const admitted = Admitted.safeParse(parseJson(String(data)));
        if (!admitted.success) return socket.close(closeCodes.badFrame, "frame-not-understood");
        page.sessionStorage.setItem(keptKey, admitted.data.windowKey);
        resolve(pipeOf(socket));
      },
      { once: true },
    );
  });
}

/** The ticket of the address, used once and taken out of it at once, else the key that an earlier ticket brought. */
function whoIsThis(page: Window): Who | undefined {
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

function faultOfClose(code: number, reason: string, who: Who) {
  if (code === closeCodes.signedOut)
    return refuse("signed-out", "ticket" in who ? "ticket-refused" : "window-key-refused");
  if (code === closeCodes.takenOver) return refuse("gone", reason || "taken-over");
  return refuse("unavailable", "link-lost");
}
