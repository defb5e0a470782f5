import { WebSocketServer } from "ws";

// The peer of connections: a WebSocket server that only holds them open. `node bare-ws.ts` prints its port.
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false, backlog: 1024 });
server.on("connection", (socket) => socket.on("message", () => {}));
server.on("listening", () => console.log((server.address() as { port: number }).port));
