import { readFileSync } from "node:fs";
import type { RawClient } from "../support/raw-client.ts";
import { crowd } from "./crowd.ts";
import { type HubProcess, startHubProcess } from "./hub-process.ts";
import { median, plainRow, type Row } from "./row.ts";

const agents = 500;
const queues = 50;
/** Five in a hundred change their state each second. */
const perSecond = agents * 0.05;
const seconds = 10;
const rounds = 5;
/** `/proc` counts a process's time in hundredths of a second. */
const msPerTick = 10;

/**
 * What the live tables of a supervisor cost the hub, and what they send him: two hubs of the same house in which the same
 * happens at the same time, one of them watched. A watch goes on for a minute after the last who looks, so that one hub
 * cannot be asked with and without it in turn.
 */
export async function stateTableRows(): Promise<Row[]> {
  const houses: House[] = [];
  try {
    for (let index = 0; index < 2; index++) houses.push(await house());
    const [watched, alone] = houses as [House, House];
    const supervisor = await watched.hub.supervisor();
    watched.here.push(supervisor);
    const answer = await supervisor.ask("supervision.watch", { queue: null });
    if ((answer["agents"] as unknown[]).length < agents) throw new Error("the tables do not show every agent");
    let told = 0;
    supervisor.onEvent(() => told++);
    for (const one of houses) await one.work(0); // warm
    const [cost, whole, bytes]: [number[], number[], number[]] = [[], [], []];
    for (let round = 1; round <= rounds; round++) {
      await supervisor.ask("supervision.watch", { queue: null, held: answer["version"] });
      const before = { watched: watched.cpu(), alone: alone.cpu(), bytes: supervisor.received(), told };
      const begun = performance.now();
      await Promise.all(houses.map((one) => one.work(round)));
      const took = performance.now() - begun;
      if (told === before.told) throw new Error("nothing was told to who watches");
      const [its, others] = [watched.cpu() - before.watched, alone.cpu() - before.alone];
      cost.push(((its - others) / took) * 100);
      whole.push((its / took) * 100);
      bytes.push(((supervisor.received() - before.bytes) / took) * 1000);
    }
    const [low, high] = [Math.min(...cost), Math.max(...cost)];
    return [
      {
        ...plainRow(`live tables, ${agents} agents, ${queues} queues, ${perSecond} changes a second`, median(cost), {
          unit: "% of a core",
          goal: 5,
          judged: true,
        }),
        note:
          `${rounds} windows of ${seconds} s, ${low.toFixed(1)}–${high.toFixed(1)} % more than a hub that nobody watches, ` +
          `of ${median(whole).toFixed(1)} %; ${(median(bytes) / 1000).toFixed(1)} kB a second`,
      },
    ];
  } finally {
    for (const { hub, here } of houses) {
      for (const client of here) client.close();
      await hub.stop();
    }
  }
}

interface House {
  readonly hub: HubProcess;
  readonly here: RawClient[];
  /** What the hub's process has worked so far, milliseconds. */
  cpu(): number;
  /** States change, at even distances, for the length of a window. */
  work(round: number): Promise<void>;
}

async function house(): Promise<House> {
  const hub = await startHubProcess({ agents, supervisors: 1, queues });
  try {
    const here = await crowd(agents, 20, () => hub.agent());
    return {
      hub,
      here,
      cpu: () => ticksOf(hub.child.pid!) * msPerTick,
      async work(round) {
        const begun = performance.now();
        for (let change = 0; change < perSecond * seconds; change++) {
          const due = begun + (change / perSecond) * 1000;
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
          const state = (round + Math.floor(change / agents)) % 2 === 0 ? "break" : "available";
          here[change % agents]!.tell("presence.set", { state });
        }
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + seconds * 1000 - performance.now())));
      },
    };
  } catch (error) {
    await hub.stop();
    throw error;
  }
}

function ticksOf(pid: number): number {
  // After the name, which may hold spaces: state is the first field, user time the 12th, system time the 13th.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
