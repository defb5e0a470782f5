import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { closeCodes, type Pipe, type Stop } from "../../../src-shared/rpc/pipe.ts";
import type { DeskDoor } from "./desk-door.ts";
import { maxPayload, socketPipe } from "./socket-pipe.ts";
import type { WindowServer } from "./window-server.ts";

const showWithin = 5_000;

/**
 * Takes the window's WebSockets at `/desk`. Only a page of our own origin gets one, and only who shows a ticket or a
 * window key in its first frame gets a pipe. One page at a time: a newer one takes the older one's place.
 */
export function deskSocket(server: WindowServer, door: DeskDoor, serve: (pipe: Pipe) => Stop): Stop {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  let current: Pipe | undefined;

  server.http.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const ours =
      request.url === "/desk" && request.headers.host === server.host && request.headers.origin === server.origin;
    if (!ours) return void stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    sockets.handleUpgrade(request, stream, head, admit);
  });

  function admit(socket: WebSocket): void {
    const patience = setTimeout(() => socket.close(closeCodes.helloMissing, "ticket-missing"), showWithin);
    const failed = () => socket.terminate();
    socket.once("error", failed);
    socket.once("close", () => clearTimeout(patience));
    socket.once("message", (data, isBinary) => {
      clearTimeout(patience);
      socket.off("error", failed);
      const windowKey = isBinary || !Buffer.isBuffer(data) ? null : door.enter(data.toString("utf8"));
      const pipe = socketPipe(socket);
      if (windowKey === null) return pipe.close(closeCodes.signedOut, "ticket-refused");
      socket.send(JSON.stringify({ windowKey }));
      current?.close(closeCodes.takenOver, "taken-over");
      current = pipe;
      pipe.onClosed(serve(pipe));
    });
  }

  return () => {
    current?.close(closeCodes.going, "desk-closed");
    for (const socket of sockets.clients) socket.close(closeCodes.going, "desk-closed");
    // A page that does not say good-bye back must not hold up the end.
    setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), 500).unref();
    sockets.close();
  };
}
