import { fdatasyncSync, openSync, writeSync } from "node:fs";
import WebSocket, { WebSocketServer } from "ws";

// The peer of the chat bench, a process of its own: a bare WebSocket relay between the two ends of a pair, which writes
// each message to the file it is given and calls fdatasync once for it before it passes it on. No schema, no sequence,
// no second reader. `node echo-peer.ts FILE` prints its port.
const file = openSync(process.argv[2] ?? "", "a");
const ends = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
server.on("connection", (socket, request) => {
  const pair = request.url ?? "";
  const sockets = ends.get(pair) ?? new Set();
  ends.set(pair, sockets.add(socket));
  socket.on("message", (data: Buffer) => {
    writeSync(file, data);
    fdatasyncSync(file);
    for (const other of sockets)
      if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data.toString());
  });
});
server.on("listening", () => console.log((server.address() as { port: number }).port));
