import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What a direction does to packets: loss 0 to 1; delay and jitter in milliseconds; nothing at all; no UDP. */
export interface Weather {
  readonly loss?: number;
  readonly delay?: number;
  readonly jitter?: number;
  readonly cut?: boolean;
  readonly noUdp?: boolean;
}

export type Place = "visitor" | "agent";

/**
 * Two places beside the house, each in a network namespace of its own. From there the house's ports on 127.0.0.1 are
 * reached through a relay that can lose, delay or cut; everything else of 127.0.0.1 is the place's own.
 */
export interface Net {
  /** The command that runs a program in a place: put before it. */
  readonly inside: (place: Place) => readonly string[];
  /** A browser's program, started in a place: for Playwright's `executablePath`. */
  readonly browserIn: (place: Place, program: string) => string;
  /** From now on these ports of the house are reached from both places. */
  readonly open: (ports: readonly number[]) => void;
  /** `up`: from the place to the house. Without a way: both. */
  readonly weather: (place: Place, weather: Weather, way?: "up" | "down") => Promise<void>;
  readonly stop: () => Promise<void>;
}

const places = ["visitor", "agent"] as const;
const subnets: Record<Place, string> = { visitor: "10.99.1", agent: "10.99.2" };
/** The routing table of what goes to the house. */
const toHouse = "99";

/** Needs root, and to run in a namespace that `scripts/test-long.ts` has made: its name is in the environment. */
export async function makeNet(): Promise<Net> {
  const house = process.env["FRONTDESK_HOUSE_NAMESPACE"];
  if (!house) throw new Error("This test runs in a network of its own: npm run test:long.");
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-net-"));
  const names: Record<Place, string> = { visitor: `${house}-v`, agent: `${house}-a` };
  for (const place of places) {
    ip("netns", "add", names[place]);
    ip("-n", names[place], "link", "set", "lo", "up");
  }
  const relay = await startRelay(house, names, folder);
  for (const place of places) {
    for (const setting of ["route_localnet", "accept_local"])
      for (const device of ["all", "fd0"]) allow(["ip", "netns", "exec", names[place]], device, setting);
    allow([], `fd-${place}`, "route_localnet");
    ip(
      "-n",
      names[place],
      "route",
      "add",
      "127.0.0.1/32",
      "dev",
      "fd0",
      "src",
      `${subnets[place]}.2`,
      "table",
      toHouse,
    );
    // A place's own addresses are asked for last, so that single ports of 127.0.0.1 can lead to the house.
    ip("-n", names[place], "rule", "add", "pref", "100", "lookup", "local");
    ip("-n", names[place], "rule", "del", "pref", "0");
  }
  return {
    inside: (place) => ["ip", "netns", "exec", names[place]],
    browserIn(place, program) {
      const file = join(folder, `browser-${place}`);
      writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${names[place]} ${program} "$@"\n`);
      chmodSync(file, 0o755);
      return file;
    },
    open(ports) {
      for (const place of places)
        for (const port of ports)
          for (const kind of ["tcp", "udp"])
            ip(
              "-n",
              names[place],
              "rule",
              "add",
              "pref",
              "10",
              "ipproto",
              kind,
              "to",
              "127.0.0.1",
              "dport",
              String(port),
              "lookup",
              toHouse,
            );
    },
    async weather(place, weather, way) {
      for (const one of way ? [way] : (["up", "down"] as const))
        await relay.tell({ link: place, way: one, ...weather });
    },
    async stop() {
      await relay.stop();
      for (const place of places) ip("netns", "del", names[place]);
      rmSync(folder, { recursive: true });
    },
  };
}

async function startRelay(house: string, names: Record<Place, string>, folder: string) {
  mkdirSync("out/net", { recursive: true });
  const program = join(process.cwd(), "out", "net", "relay");
  execFileSync("go", ["build", "-o", program, "."], { cwd: import.meta.dirname, stdio: "inherit" });
  const links = places.map(
    (place) => `${place}=${names[place]}:fd0:${subnets[place]}.2,${house}:fd-${place}:${subnets[place]}.1`,
  );
  const child: ChildProcess = spawn(program, links, { stdio: ["pipe", "pipe", "inherit"], cwd: folder });
  const lines = createInterface({ input: child.stdout! });
  const heard: PromiseWithResolvers<void>[] = [];
  const next = (): Promise<void> => {
    const one = Promise.withResolvers<void>();
    heard.push(one);
    return one.promise;
  };
  lines.on("line", () => heard.shift()?.resolve());
  child.once("exit", (code) => {
    for (const { reject } of heard.splice(0)) reject(new Error(`the relay ended with ${code}`));
  });
  await next();
  return {
    async tell(change: object): Promise<void> {
      const done = next();
      child.stdin!.write(`${JSON.stringify(change)}\n`);
      await done;
    },
    async stop(): Promise<void> {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.stdin!.end();
      await gone;
    },
  };
}

function ip(...words: string[]): void {
  execFileSync("ip", words, { stdio: ["ignore", "ignore", "inherit"] });
}

/** Switches a device's setting on, in the namespace that `inside` enters. */
function allow(inside: readonly string[], device: string, setting: string): void {
  const [command, ...words] = [...inside, "sh", "-c", `echo 1 > /proc/sys/net/ipv4/conf/${device}/${setting}`];
  execFileSync(command!, words, { stdio: "inherit" });
}
