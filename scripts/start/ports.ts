import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";

/** Below the range from which systems take ports for outgoing connections, so that a kept port stays ours. */
const lowest = 20_000;
const highest = 30_000;
const host = "127.0.0.1";

/** A port that nobody holds on loopback now, neither TCP nor UDP. */
export async function chooseFreePort(except: ReadonlySet<number>): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (!except.has(port) && (await isFree("tcp", port)) && (await isFree("udp", port))) return port;
  }
}

/** Whether we could listen on a loopback port now. */
export function isFree(transport: "tcp" | "udp", port: number): Promise<boolean> {
  return transport === "tcp" ? canListen(port) : canBind(port);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (isTaken(error) ? resolve(false) : reject(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.once("error", (error) => (isTaken(error) ? resolve(false) : reject(error)));
    socket.bind({ port, address: host, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

function isTaken(error: NodeJS.ErrnoException): boolean {
  return error.code === "EADDRINUSE" || error.code === "EACCES";
}
