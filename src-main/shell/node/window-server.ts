import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { contentSecurity } from "../content-security.ts";
import type { DeskPage } from "../shell.ts";
import type { WindowFiles } from "../window-files.ts";

const loopback = "127.0.0.1";

export interface WindowServer {
  readonly http: Server;
  /** `127.0.0.1:PORT`, the only `Host` that is answered: a name that was rebound to this machine is not. */
  readonly host: string;
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the window's files on this machine only. Port 0: any. Rejects with a sentence when the port is taken. */
export async function windowServer(
  port: number,
  files: WindowFiles,
  { connect, frames }: DeskPage,
): Promise<WindowServer> {
  const http = createServer({ requestTimeout: 10_000 });
  await listening(http, port);
  const host = `${loopback}:${(http.address() as AddressInfo).port}`;
  const socket = `ws://${host}`;
  http.on("request", (request, response) => {
    const headers = contentSecurity({ connect, frames: frames(), socket });
    answer(request, response, { host, files, headers });
  });
  return {
    http,
    host,
    origin: `http://${host}`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

interface Served {
  readonly host: string;
  readonly files: WindowFiles;
  readonly headers: Record<string, string>;
}

function answer(request: IncomingMessage, response: ServerResponse, { host, files, headers }: Served): void {
  const refuse = (status: number, sentence: string) =>
    response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
  if (request.headers.host !== host) return void refuse(421, "This address does not belong to the desk.");
  if (request.method !== "GET" && request.method !== "HEAD") return void refuse(405, "Only GET and HEAD.");
  const file = files.get((request.url ?? "").split("?", 1)[0] ?? "");
  if (!file) return void refuse(404, "There is no such file.");
  response.writeHead(200, {
    ...headers,
    "Content-Type": file.type,
    "Content-Length": file.bytes.byteLength,
    "Cache-Control": file.lasting ? "public, max-age=31536000, immutable" : "no-cache",
  });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
}

function listening(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(new Error(sentenceOf(error, port), { cause: error }));
    http.once("error", failed);
    http.listen(port, loopback, () => {
      http.off("error", failed);
      resolve();
    });
  });
}

function sentenceOf(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} on ${loopback} is taken by another program. Stop that program, or choose another port with FRONTDESK_DESK_PORT.`;
  if (error.code === "EACCES")
    return `Port ${port} on ${loopback} may not be used by this account. Choose one above 1023 with FRONTDESK_DESK_PORT.`;
  return `The desk's window could not be served on ${loopback}:${port}: ${error.message}`;
}
