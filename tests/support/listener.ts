import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody else's machine, on loopback: counts who connects and keeps what was asked. */
export interface Listener {
  readonly port: number;
  readonly url: string;
  /** Connections so far, whether anything was said over them or not. */
  readonly connections: () => number;
  readonly asked: Asked[];
  close(): Promise<void>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export async function listener(
  answer: (asked: Asked, response: Parameters<RequestListener>[1]) => void | Promise<void> = (_asked, response) =>
    void response.end("{}"),
  host = "127.0.0.1",
): Promise<Listener> {
  let connections = 0;
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
      asked.push(one);
      void answer(one, response);
    });
  });
  server.on("connection", () => (connections += 1));
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, host, listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    connections: () => connections,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
