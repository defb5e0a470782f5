import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../support/free-port.ts";
import { type Listener, type RawClient, rawClient } from "../support/raw-client.ts";
import { plantStaff, type Staff } from "./planted-staff.ts";

/** A whole hub in a process of its own, as it runs in production, with agents who can sign in at once. */
export interface HubProcess {
  readonly url: string;
  /** The SQLite file. */
  readonly database: string;
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process until `/readyz` said yes. */
  readonly readyAfter: number;
  /** One who has not come yet; by `access` one who was here before. */
  agent(heard?: Listener, access?: string): Promise<RawClient>;
  supervisor(): Promise<RawClient>;
  /** Somebody new; by `token`, the one of his state, somebody who was here before, with what he holds. */
  visitor(heard?: Listener, token?: string, held?: Parameters<typeof rawClient>[4]): Promise<RawClient>;
  /** The access tokens of the agents who have not come yet. */
  readonly passes: readonly string[];
  /** Ends the hub, as for a new version, and starts it again. */
  restart(): Promise<void>;
  /** Kills it in the midst of what it does, and starts it again. Answers milliseconds from the start until it was ready. */
  killAndStart(): Promise<number>;
  stop(): Promise<void>;
}

const siteKey = "bench";
/** The ticket in the widget's page is good for a minute, and for as many as come with it. */
const ticketFor = 30_000;

/** The data lies beside the project, on the same disk as everything that is measured against it. */
export function benchFolder(): string {
  mkdirSync("out/bench", { recursive: true });
  return mkdtempSync(join("out/bench", "run-"));
}

/** `over`: settings of the hub's. `staff`: whom there is, or only how many agents. */
export async function startHubProcess(staff: number | Staff, over: Record<string, string> = {}): Promise<HubProcess> {
  const data = benchFolder();
  const { agents, supervisors } = await plantStaff(data, typeof staff === "number" ? { agents: staff } : staff);
  mkdirSync(join(data, "widget"));
  writeFileSync(
    join(data, "widget", "index.html"),
    "<p>__FRONTDESK_TICKET__ __FRONTDESK_SITE__ __FRONTDESK_PARENT__</p>",
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  let child = await start();
  const readyAfter = performance.now() - begun;
  let door: { ticket: Promise<string>; until: number } | undefined;

  async function start(): Promise<ChildProcess> {
    const started = spawn(process.execPath, ["src-hub/server.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        FRONTDESK_DATA: data,
        FRONTDESK_PORT: String(port),
        FRONTDESK_FILES_PORT: "0",
        FRONTDESK_PUBLIC_URL: url,
        FRONTDESK_WIDGET_FILES: join(data, "widget"),
        FRONTDESK_SEED_SITE_KEY: siteKey,
        FRONTDESK_SEED_SITE_ORIGIN: "http://localhost:1",
        FRONTDESK_LOG_LEVEL: "error",
        FRONTDESK_CONNECTIONS_PER_ADDRESS: "100000",
        FRONTDESK_CONNECTIONS_PER_SECOND: "10000",
        FRONTDESK_MESSAGES_PER_VISITOR: "1000000",
        FRONTDESK_MESSAGES_PER_NETWORK: "1000000",
        ...over,
      },
    });
    await answered(`${url}/readyz`, started);
    return started;
  }

  // However the bench ends, its hub ends with it.
  const endWith = (): void => void child.kill("SIGKILL");
  process.once("exit", endWith);

  async function end(): Promise<void> {
    const gone = child.exitCode === null ? once(child, "exit") : Promise.resolve();
    child.kill("SIGTERM");
    await gone;
  }

  const staffAt = (access: string | undefined, heard?: Listener): Promise<RawClient> => {
    if (access === undefined) throw new Error("nobody of the staff is left");
    return rawClient(`${url.replace("http", "ws")}/agent`, { access }, {}, heard);
  };

  function ticket(): Promise<string> {
    if (!door || door.until < performance.now())
      door = { ticket: ticketIn(`${url}/widget/${siteKey}`), until: performance.now() + ticketFor };
    return door.ticket;
  }

  return {
    url,
    database: join(data, "hub.sqlite"),
    get child() {
      return child;
    },
    readyAfter,
    agent: (heard, access = agents.pop()) => staffAt(access, heard),
    supervisor: () => staffAt(supervisors.pop()),
    async visitor(heard, token, held) {
      const who = token === undefined ? { ticket: await ticket() } : { token };
      return rawClient(`${url.replace("http", "ws")}/visitor`, who, { origin: url }, heard, held);
    },
    passes: agents,
    async restart() {
      await end();
      child = await start();
    },
    async killAndStart() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      const begun = performance.now();
      child = await start();
      return performance.now() - begun;
    },
    async stop() {
      await end();
      process.off("exit", endWith);
      rmSync(data, { recursive: true });
    },
  };
}

async function ticketIn(page: string): Promise<string> {
  const [, ticket] = /<p>(\S+)/.exec(await (await fetch(page)).text()) ?? [];
  if (ticket === undefined) throw new Error(`${page} holds no ticket`);
  return ticket;
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the hub ended with ${child.exitCode}`);
    const response = await fetch(url).catch((error: unknown) => {
      if (error instanceof TypeError) return undefined; // not listening yet
      throw error;
    });
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const newId = (): string => randomUUID();
