import { WebSocket } from "ws";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { socketPipe } from "../shell/node/socket-pipe.ts";

/** A hello answers with whole conversations, so what comes down may be far larger than what goes up. */
const maxPayload = 64 * 1024 * 1024;

/** Opens the agents' socket of the hub. Without an `Origin`: the hub refuses every browser there. */
export function openHubSocket(hubUrl: string, givenUp: (end: () => void) => void): Promise<Pipe> {
  const url = new URL(`${hubUrl}/agent`);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(url, { handshakeTimeout: 8_000, maxPayload, perMessageDeflate: false });
  givenUp(() => socket.terminate());
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(refuse("unavailable", "hub-unreachable"));
    socket.once("error", failed);
    socket.once("open", () => {
      const pipe = socketPipe(socket);
      socket.off("error", failed);
      resolve(pipe);
    });
  });
}
