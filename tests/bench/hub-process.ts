import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, newSecret } from "../../src-hub/accounts/refresh.ts";
import { nodeMachine } from "../../src-hub/adapters/node-machine.ts";
import { openStore } from "../../src-hub/store/open.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import { freePort } from "../support/free-port.ts";
import { type RawClient, rawClient } from "../support/raw-client.ts";

/** A whole hub in a process of its own, as it runs in production, with agents who can sign in at once. */
export interface HubProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process until `/readyz` said yes. */
  readonly readyAfter: number;
  agent(): Promise<RawClient>;
  visitor(): Promise<RawClient>;
  stop(): Promise<void>;
}

const siteKey = "bench";

/** The data lies beside the project, on the same disk as everything that is measured against it. */
export function benchFolder(): string {
  mkdirSync("out/bench", { recursive: true });
  return mkdtempSync(join("out/bench", "run-"));
}

export async function startHubProcess(agents: number, over: Record<string, string> = {}): Promise<HubProcess> {
  const data = benchFolder();
  const tickets = await seedAgents(join(data, "hub.sqlite"), agents);
  mkdirSync(join(data, "widget"));
  writeFileSync(
    join(data, "widget", "index.html"),
    "<p>__FRONTDESK_TICKET__ __FRONTDESK_SITE__ __FRONTDESK_PARENT__</p>",
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const child = spawn(process.execPath, ["src-hub/server.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      FRONTDESK_DATA: data,
      FRONTDESK_PORT: String(port),
      FRONTDESK_PUBLIC_URL: url,
      FRONTDESK_WIDGET_FILES: join(data, "widget"),
      FRONTDESK_SEED_SITE_KEY: siteKey,
      FRONTDESK_SEED_SITE_ORIGIN: "http://localhost:1",
      FRONTDESK_LOG_LEVEL: "error",
      FRONTDESK_SIGN_INS_PER_MINUTE: "100000",
      FRONTDESK_CONNECTIONS_PER_SECOND: "10000",
      ...over,
    },
  });
  await answered(`${url}/readyz`, child);
  const readyAfter = performance.now() - begun;

  return {
    url,
    child,
    readyAfter,
    async agent() {
      const ticket = tickets.pop();
      if (!ticket) throw new Error("no agent is left");
      const response = await fetch(`${url}/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ticket }),
      });
      const { access } = (await response.json()) as { access: string };
      return rawClient(`${url.replace("http", "ws")}/agent`, { access });
    },
    async visitor() {
      const page = await (await fetch(`${url}/widget/${siteKey}`)).text();
      const [, ticket] = /<p>(\S+)/.exec(page) ?? [];
      return rawClient(`${url.replace("http", "ws")}/visitor`, { ticket }, { origin: url });
    },
    async stop() {
      const gone = child.exitCode === null ? once(child, "exit") : Promise.resolve();
      child.kill("SIGTERM");
      await gone;
      rmSync(data, { recursive: true });
    },
  };
}

async function seedAgents(file: string, count: number): Promise<string[]> {
  const machine = nodeMachine();
  const store = await openStore(file, machine);
  const tickets = await store.transact(async (tx) => {
    const made: string[] = [];
    for (let number = 0; number < count; number++) {
      const id = uuid7(machine) as AccountId;
      const row = { id, name: `Agent ${number}`, role: "agent" as const, password: "", v: 1, created_at: tx.now };
      await tx.db.insertInto("account").values(row).execute();
      const ticket = newSecret("fdt");
      await tx.db
        .insertInto("ticket")
        .values({ hash: hashOf(ticket), account: id, expires_at: tx.now + 600_000 })
        .execute();
      made.push(ticket);
    }
    return made;
  });
  await store.close();
  return tickets;
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
