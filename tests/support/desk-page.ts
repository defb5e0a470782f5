import { once } from "node:events";
import { request } from "node:http";
import { WebSocket } from "ws";

/** What a page of the Node shell's window does, without a browser: any file, any header, any first frame. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

export async function get(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { hostname, port, pathname } = new URL(url);
  const asked = request({ hostname, port, path: pathname, headers, method, agent: false }).end();
  const [response] = (await once(asked, "response")) as [import("node:http").IncomingMessage];
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

export interface Page {
  /** What the shell answered to the first frame, or how it closed. */
  readonly entered: Promise<{ windowKey: string } | { closed: number }>;
  readonly closed: Promise<number>;
  next(): Promise<string>;
  post(frame: string | Buffer): void;
  leave(): void;
}

/** Opens the desk's socket and shows `first`; `origin` as a browser would send it. */
export function page(url: string, first: unknown, origin = new URL(url).origin): Page {
  const { host } = new URL(url);
  const socket = new WebSocket(`ws://${host}/desk`, { origin });
  const heard: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.on("close", (code) => resolve(code));
    // A refused upgrade is an error and then a close; the close is what is looked at.
    socket.on("error", () => {});
  });
  socket.on("open", () => socket.send(typeof first === "string" ? first : JSON.stringify(first)));
  socket.on("message", (data: Buffer) => {
    const frame = data.toString("utf8");
    const next = waiting.shift();
    if (next) next(frame);
    else heard.push(frame);
  });
  const next = (): Promise<string> => {
    const frame = heard.shift();
    return frame === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(frame);
  };
  const entered = Promise.race([
    next().then((frame) => JSON.parse(frame) as { windowKey: string }),
    closed.then((code) => ({ closed: code })),
  ]);
  return { entered, closed, next, post: (frame) => socket.send(frame), leave: () => socket.close(1000) };
}

/** The ticket of an address that a shell gave out. */
export function ticketOf(url: string): string {
  return new URL(url).hash.slice(1);
}
