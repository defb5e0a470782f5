import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, newSecret } from "../../../src-hub/accounts/refresh.ts";
import { nodeMachine } from "../../../src-hub/adapters/node-machine.ts";
import { openStore } from "../../../src-hub/store/open.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { freePort } from "../free-port.ts";

const siteKey = "chaos";
/** A token is good for a quarter of an hour; the longest run takes more of them. */
const ticketsEach = 8;

/** A hub in a process of its own that is killed and started again on the same data and the same port. */
export interface DyingHub {
  readonly url: string;
  readonly file: string;
  /** Of the process that runs now. */
  pid(): number;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** What it wrote to its error output: a defect is written there. */
  errors(): string;
  /** A fresh access token of the agent with this number. */
  access(agent: number): Promise<string>;
  /** A ticket out of the widget's page. */
  ticket(): Promise<string>;
  end(): Promise<void>;
}

export async function dyingHub(agents: number): Promise<DyingHub> {
  mkdirSync("out/chaos", { recursive: true });
  const data = mkdtempSync(join("out/chaos", "run-"));
  const file = join(data, "hub.sqlite");
  const tickets = await seed(file, agents);
  mkdirSync(join(data, "widget"));
  writeFileSync(join(data, "widget", "index.html"), "<p>__FRONTDESK_TICKET__</p>");
  const port = await freePort();
  const filesPort = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let errors = "";

  async function gone(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  }

  return {
    url,
    file,
    pid: () => child!.pid!,
    errors: () => errors,
    async start() {
      child = spawn(process.execPath, ["src-hub/server.ts"], {
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...process.env,
          FRONTDESK_DATA: data,
          FRONTDESK_PORT: String(port),
          FRONTDESK_FILES_PORT: String(filesPort),
          FRONTDESK_PUBLIC_URL: url,
          FRONTDESK_WIDGET_FILES: join(data, "widget"),
          FRONTDESK_SEED_SITE_KEY: siteKey,
          FRONTDESK_SEED_SITE_ORIGIN: "http://localhost:1",
          FRONTDESK_LOG_LEVEL: "error",
          FRONTDESK_OFFER_SECONDS: "5",
          FRONTDESK_MESSAGES_PER_VISITOR: "1000000",
          FRONTDESK_MESSAGES_PER_NETWORK: "1000000",
          FRONTDESK_CHAT_CAPACITY: "2",
          FRONTDESK_SIGN_INS_PER_MINUTE: "100000",
          FRONTDESK_CONNECTIONS_PER_SECOND: "100000",
        },
      });
      for (const stream of [child.stdout!, child.stderr!])
        stream.setEncoding("utf8").on("data", (text: string) => void (errors += text));
      await ready(url, child, () => errors);
    },
    kill: () => gone("SIGKILL"),
    async access(agent) {
      const ticket = tickets[agent]?.pop();
      if (!ticket) throw new Error(`no ticket is left for agent ${agent}`);
      const response = await fetch(`${url}/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ticket }),
      });
      // The hub may have died over it: the ticket may be good still.
      if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
      return ((await response.json()) as { access: string }).access;
    },
    async ticket() {
      const page = await (await fetch(`${url}/widget/${siteKey}`)).text();
      return /<p>(\S+?)<\/p>/.exec(page)?.[1] ?? "";
    },
    async end() {
      await gone("SIGTERM");
      rmSync(data, { recursive: true });
    },
  };
}

async function seed(file: string, count: number): Promise<string[][]> {
  const machine = nodeMachine();
  const store = await openStore(file, machine);
  const tickets = await store.transact(async (tx) => {
    const made: string[][] = [];
    for (let number = 0; number < count; number++) {
      const id = uuid7(machine) as AccountId;
      const row = { id, name: `Agent ${number}`, role: "agent" as const, password: "", v: 1, created_at: tx.now };
      await tx.db.insertInto("account").values(row).execute();
      const his = Array.from({ length: ticketsEach }, () => newSecret("fdt"));
      for (const ticket of his)
        await tx.db
          .insertInto("ticket")
          .values({ hash: hashOf(ticket), account: id, expires_at: tx.now + 86_400_000 })
          .execute();
      made.push(his);
    }
    return made;
  });
  await store.close();
  return tickets;
}

async function ready(url: string, child: ChildProcess, errors: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the hub ended with ${child.exitCode}: ${errors()}`);
    const response = await fetch(`${url}/readyz`).catch((error: unknown) => {
      if (error instanceof TypeError) return undefined; // not listening yet
      throw error;
    });
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
