import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { provisionLivekit } from "../../scripts/provision/livekit.ts";
import { livekitConfig } from "../../scripts/start/livekit-config.ts";
import { chooseFreePort } from "../../scripts/start/ports.ts";

/** A LiveKit server of a test's own, configured as `npm start` does it. */
export interface Livekit {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Brings it back: every room is gone. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** `hub`: who hears its webhooks; without it nobody does. */
export async function startLivekit(hub = "http://127.0.0.1:9"): Promise<Livekit> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-livekit-"));
  const server = await provisionLivekit({ say: () => {} });
  const livekit = await chooseFreePort(new Set());
  const livekitUdp = await chooseFreePort(new Set([livekit]));
  const keys = { key: "test", secret: randomBytes(32).toString("hex") };
  const file = join(folder, "livekit.json");
  writeFileSync(file, JSON.stringify(livekitConfig({ livekit, livekitUdp }, keys, hub)));
  let child = await run();

  async function run(): Promise<ChildProcess> {
    const started = spawn(server.command, server.args(file), { stdio: "ignore" });
    const gone = once(started, "exit").then(() => Promise.reject(new Error("LiveKit ended at its start")));
    await Promise.race([answering(`http://127.0.0.1:${livekit}/`), gone]);
    gone.catch(() => undefined); // Later it is ended on purpose.
    return started;
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  return {
    url: `ws://127.0.0.1:${livekit}`,
    ...keys,
    kill,
    start: async () => void (child = await run()),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const response = await fetch(url).catch((error: unknown) => {
      if (error instanceof TypeError) return undefined; // nobody listens there yet
      throw error;
    });
    if (response?.ok) return;
    if (Date.now() > end) throw new Error("LiveKit does not answer");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const kinds = {
  CAMERA: "VIDEO",
  MICROPHONE: "AUDIO",
  SCREEN_SHARE: "VIDEO",
  SCREEN_SHARE_AUDIO: "AUDIO",
  UNKNOWN: "VIDEO",
} as const;
type Source = keyof typeof kinds;

/** Somebody in a room as far as the signalling goes; he sends no media. */
export interface Guest {
  /** Asks to publish; answers whether the server lets him. */
  publish(source: Source): Promise<"published" | "refused">;
  /** Resolves when the server has put him out. */
  readonly out: Promise<void>;
  leave(): void;
}

interface Heard {
  readonly trackPublished?: { readonly cid: string };
  readonly requestResponse?: { readonly reason: string; readonly addTrack?: { readonly cid: string } };
}

/**
 * Goes into a room with this token as any program could, without our own client's checks. Answers the HTTP status when
 * the server does not let him in.
 */
export function enterRoom(url: string, token: string, more: Record<string, string> = {}): Promise<Guest | number> {
  const query = new URLSearchParams({ access_token: token, protocol: "15", ...more });
  const socket = new WebSocket(`${url}/rtc?${query}`);
  const answers = new Map<string, (answer: "published" | "refused") => void>();
  const out = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  const guest: Guest = {
    out,
    leave: () => socket.close(),
    publish: (source) =>
      new Promise((answered) => {
        const cid = randomBytes(6).toString("hex");
        answers.set(cid, answered);
        socket.send(JSON.stringify({ addTrack: { cid, name: source, source, type: kinds[source] } }));
      }),
  };
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on("message", (data: Buffer, binary) => {
      // The greeting is binary; the server goes on in JSON with whoever speaks JSON.
      if (binary) return resolve(guest);
      const { trackPublished, requestResponse } = JSON.parse(data.toString("utf8")) as Heard;
      if (trackPublished) answers.get(trackPublished.cid)?.("published");
      if (requestResponse?.reason === "NOT_ALLOWED") answers.get(requestResponse.addTrack?.cid ?? "")?.("refused");
    });
  });
}
