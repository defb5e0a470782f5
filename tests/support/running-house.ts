import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Everything that `npm start` starts, for one test: the real hub, the real LiveKit, the demo shop, a desk. */
export interface RunningHouse {
  readonly data: string;
  readonly demo: string;
  /** The first agent's desk. A URL opens once; `deskUrl` of a second desk is a process of its own. */
  readonly desk: string;
  readonly hub: string;
  /** Another agent's desk, signed in: its URL. `inside`: the command before it, that enters another network. */
  secondDesk(inside?: readonly string[]): Promise<string>;
  /** The desk of the first account of this role, signed in: its URL. */
  deskOf(role: "supervisor" | "administrator"): Promise<string>;
  /** Ends the other agents' desks. */
  endDesks(): Promise<void>;
  /** What it listens on, on 127.0.0.1. */
  ports(): number[];
  /** Ends the hub as a power cut would; start brings it back. */
  killHub(): Promise<void>;
  hubReady(): Promise<void>;
  /** The media server stays where it is and answers nobody, until it goes on. */
  holdMediaServer(): void;
  freeMediaServer(): void;
  /** Ends the media server as a crash would; start brings it back. */
  killMediaServer(): Promise<void>;
  /** Who was made at the first start. */
  accounts(): Seeded[];
  stop(): Promise<void>;
}

export interface Seeded {
  name: string;
  role: string;
  password: string;
}

/** `env`: settings of the hub's beside those of this process. */
export async function startHouse(env: Readonly<Record<string, string>> = {}): Promise<RunningHouse> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-house-"));
  const data = join(folder, "data");
  const start = spawn(process.execPath, ["scripts/start.ts", "--no-open", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const lines = await linesUntil(start, /^Ready$/m);
  const found = (pattern: RegExp): string => pattern.exec(lines)?.[1] ?? fail(`start did not print ${pattern}`);
  const demo = found(/^Demo site: (\S+)/m);
  const desk = found(/^Desk: (\S+)/m);
  const page = await (await fetch(demo)).text();
  const hub = /src="(http:\/\/[^"/]+)\/loader\.js"/.exec(page)?.[1] ?? fail("the demo shop names no hub");
  const others: ChildProcess[] = [];

  const accounts = (): Seeded[] => JSON.parse(readFileSync(accountsFile(data), "utf8")) as Seeded[];
  const signalMediaServer = (signal: "SIGSTOP" | "SIGCONT"): void => {
    process.kill(childRunning(start.pid!, "livekit"), signal);
  };

  async function kill(name: string, part: string): Promise<void> {
    const pid = childRunning(start.pid!, part);
    process.kill(pid, "SIGKILL");
    await eventually(`${name} is gone`, async () => !isRunning(pid));
  }

  const secondDesk = (inside: readonly string[] = []): Promise<string> =>
    deskFor(accounts().filter((one) => one.role === "agent")[1] ?? fail("there is no second agent"), inside);

  async function deskFor(account: Seeded, inside: readonly string[] = []): Promise<string> {
    const { access } = await post(`${hub}/sign-in`, { name: account.name, password: account.password });
    const { ticket } = await post(`${hub}/tickets`, {}, { authorization: `Bearer ${access}` });
    const own = join(folder, `desk-${others.length + 2}`);
    mkdirSync(own, { mode: 0o700 });
    writeFileSync(join(own, "ticket"), ticket!, { mode: 0o600 });
    chmodSync(own, 0o700);
    const [command, ...args] = [...inside, process.execPath, "src-main/node.ts"];
    const child = spawn(command!, args, {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        FRONTDESK_HUB_URL: hub,
        FRONTDESK_DESK_DATA: own,
        FRONTDESK_DESK_PORT: "0",
        FRONTDESK_DESK_OPEN: "0",
      },
    });
    others.push(child);
    const printed = await linesUntil(child, /^Desk: \S+$/m);
    return /^Desk: (\S+)/m.exec(printed)![1]!;
  }

  async function hubReady(): Promise<void> {
    await eventually("the hub is ready", async () => {
      const response = await fetch(`${hub}/readyz`).catch((error: unknown) => {
        if (error instanceof TypeError) return undefined; // nobody listens there yet
        throw error;
      });
      return response?.ok ?? false;
    });
  }

  return {
    data,
    demo,
    desk,
    hub,
    secondDesk,
    deskOf: (role) => deskFor(accounts().find((one) => one.role === role) ?? fail(`there is no ${role}`)),
    hubReady,
    ports() {
      const settings = JSON.parse(readFileSync(join(data, "settings.json"), "utf8")) as {
        ports: Record<string, number>;
      };
      return Object.values(settings.ports);
    },
    accounts,
    holdMediaServer: () => signalMediaServer("SIGSTOP"),
    freeMediaServer: () => signalMediaServer("SIGCONT"),
    killHub: () => kill("the hub", "src-hub/server.ts"),
    killMediaServer: () => kill("the media server", "livekit"),
    async endDesks() {
      for (const child of others) await ended(child);
    },
    async stop() {
      for (const child of [...others, start]) await ended(child);
      rmSync(folder, { recursive: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

function accountsFile(data: string): string {
  const file = readdirSync(data, { recursive: true, encoding: "utf8" }).find((name) => name.endsWith("accounts.json"));
  return join(data, file ?? fail("there is no accounts.json"));
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Record<string, string>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) fail(`${url} answered ${response.status}`);
  return (await response.json()) as Record<string, string>;
}

async function linesUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = "";
  const seen = Promise.withResolvers<string>();
  child.stdout!.on("data", (data: Buffer) => {
    text += data.toString();
    if (pattern.test(text)) seen.resolve(text);
  });
  child.once("exit", (code) => seen.reject(new Error(`ended with ${code} before ${pattern}:\n${text}`)));
  return seen.promise;
}

/** The process that `parent` started whose command line names `part`. */
function childRunning(parent: number, part: string): number {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readProc(entry, "stat");
    const [, ppid] = /\) \S (\d+)/.exec(stat) ?? [];
    if (Number(ppid) === parent && readProc(entry, "cmdline").includes(part)) return Number(entry);
  }
  return fail(`no child of ${parent} runs ${part}`);
}

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH")) return "";
    throw error;
  }
}

function isRunning(pid: number): boolean {
  const [, state] = /\) (\S)/.exec(readProc(String(pid), "stat")) ?? [];
  return state !== undefined && state !== "Z";
}

async function eventually(what: string, look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await look())) {
    if (Date.now() > end) fail(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
