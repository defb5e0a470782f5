import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import type { Tokens } from "../../src-shared/accounts/model.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { processLog } from "../../src-hub/adapters/log.ts";
import { startServer } from "../../src-hub/server.ts";
import { readSettings } from "../../src-hub/settings.ts";
import type { VideoRooms } from "../../src-hub/video/rooms.ts";
import { fakeRooms } from "./fake-rooms.ts";

export const shopOrigin = "http://localhost:4321";
export const builtPage =
  '<!doctype html><meta name="ticket" content="__FRONTDESK_TICKET__"><meta name="site" content="__FRONTDESK_SITE__">';

/** A whole hub process inside the test: real sockets on a free port, a temporary folder, a log that the test reads. */
export interface TestServer {
  readonly url: string;
  /** Where it listens, also when its address for others is another. */
  readonly local: string;
  readonly folder: string;
  /** Everything that was logged, as text. */
  logged(): string;
  /** The seeded accounts, by name. */
  readonly accounts: ReadonlyArray<{ name: string; role: string; password: string }>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  signIn(index?: number): Promise<Tokens>;
  /** The ticket out of the widget's page. */
  ticket(): Promise<string>;
  stop(): Promise<void>;
}

export async function testServer(
  environment: Record<string, string> = {},
  more: { machine?: Machine; rooms?: VideoRooms } = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-server-"));
  const widget = join(folder, "widget");
  mkdirSync(join(widget, "assets"), { recursive: true });
  writeFileSync(join(widget, "index.html"), builtPage);
  writeFileSync(join(widget, "assets", "widget-Ab3_x9Qz.js"), "export {};");
  writeFileSync(join(widget, "plain.css"), "a{}");
  writeFileSync(join(folder, "loader.js"), "(() => {})();");
  const page = join(folder, "page");
  mkdirSync(page);
  writeFileSync(join(page, "page-Ab3_x9Qz.js"), "export const begin = () => {};");
  const settings = readSettings({
    environment: {
      FRONTDESK_DATA: folder,
      FRONTDESK_PORT: "0",
      FRONTDESK_LOG_LEVEL: "debug",
      FRONTDESK_WIDGET_FILES: widget,
      FRONTDESK_LOADER_FILE: join(folder, "loader.js"),
      FRONTDESK_PAGE_FILES: page,
      FRONTDESK_SEED_SITE_KEY: "shop",
      FRONTDESK_SEED_SITE_ORIGIN: shopOrigin,
      ...environment,
    },
  });
  const lines: string[] = [];
  const log = processLog(settings.logLevel, { write: (line) => void lines.push(line) });
  const server = await startServer(settings, { log, rooms: fakeRooms(), ...more });
  const accounts = JSON.parse(readFileSync(join(folder, "accounts.json"), "utf8")) as TestServer["accounts"];
  const local = `http://127.0.0.1:${server.port}`;
  const reached = (path: string) => new URL(path, local).href;
  const post: TestServer["post"] = (path, body, headers = {}) =>
    fetch(reached(path), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return {
    url: server.url,
    local,
    folder,
    accounts,
    logged: () => lines.join(""),
    post,
    async signIn(index = 0) {
      const { name = "", password = "" } = accounts[index] ?? {};
      return (await (await post("/sign-in", { name, password })).json()) as Tokens;
    },
    async ticket() {
      const page = await (await fetch(reached("/widget/shop"))).text();
      return /name="ticket" content="([^"]+)"/.exec(page)?.[1] ?? "";
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bare WebSocket that keeps what it hears. */
export interface BareSocket {
  /** Frames heard so far, parsed; beats left out. */
  readonly frames: Array<Record<string, unknown>>;
  send(frame: unknown): void;
  sendRaw(data: string | Buffer): void;
  /** The next frame that fits, now or later. */
  heard(fits: (frame: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  /** How it was closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** Opens it, or rejects with the HTTP status that refused it as a number. */
export function bareSocket(url: string, path: string, headers: Record<string, string> = {}): Promise<BareSocket> {
  const socket = new WebSocket(new URL(path, url.replace(/^http/, "ws")), { headers });
  const frames: BareSocket["frames"] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    const frame = JSON.parse(data.toString("utf8")) as Record<string, unknown>;
    if (!("beat" in frame)) frames.push(frame);
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString("utf8") }));
  });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      reject(new Error(String(response.statusCode)));
    });
    socket.on("open", () =>
      resolve({
        frames,
        send: (frame) => socket.send(JSON.stringify(frame)),
        sendRaw: (data) => socket.send(data),
        heard: (fits) =>
          new Promise((found) => {
            const look = (): void => {
              const frame = frames.find(fits);
              if (!frame) return;
              waiting.delete(look);
              found(frame);
            };
            waiting.add(look);
            look();
          }),
        closed,
        close: () => socket.close(),
      }),
    );
  });
}

export const hello = (id: string, who: object) => ({ id, ask: "hello", input: { protocol: 1, who, logs: {} } });
