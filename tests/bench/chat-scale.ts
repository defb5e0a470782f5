import { spawn } from "node:child_process";
import { once } from "node:events";
import WebSocket from "ws";
import type { RawClient } from "../support/raw-client.ts";
import { crowd, spread } from "./crowd.ts";
import { type HubProcess, newId, startHubProcess } from "./hub-process.ts";
import { mostFiles, processorTime, settledMemory } from "./process-figures.ts";
import { type Bench, plainRow, quantile, type Row } from "./row.ts";

/** As many as are wished, if this process and the hub may each have so many sockets open beside their other files. */
const visitors = Math.min(20_000, mostFiles() - 1_000);
const returning = Math.min(10_000, visitors);
/** The time within which a hub that goes asks everybody to be back. */
const within = 10_000;
/** Each has written so many before. */
const written = 3;

/** Many visitors at once: what each connection costs beside a bare one, and how they come back after a restart. */
export const bench: Bench = {
  name: "chat-scale",
  async run() {
    return [...(await connectionRows()), ...(await returnRows())];
  },
};

async function connectionRows(): Promise<Row[]> {
  const bare = await bareConnections();
  const hub = await startHubProcess(0);
  const pid = hub.child.pid!;
  const before = await settledMemory(pid);
  const here = await crowd(visitors, 50, () => hub.visitor());
  try {
    const each = ((await settledMemory(pid, 60)) - before) * (1_000 / visitors);
    const from = processorTime(pid);
    const seconds = 20;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const idle = ((processorTime(pid) - from) / (seconds * 1000)) * 100;
    return [
      {
        ...plainRow(`${visitors} visitors connected, memory each`, each, { unit: "kB", goal: 25, judged: true }),
        note: `${(each / bare).toFixed(1)} × a bare ws connection, ${bare.toFixed(1)} kB`,
      },
      plainRow("the same, nobody says anything: of one core", idle, { unit: "%", goal: 10, judged: false }),
    ];
  } finally {
    for (const client of here) client.close();
    await hub.stop();
  }
}

/** Kilobytes for each of as many connections to a server that does nothing else. */
async function bareConnections(): Promise<number> {
  const peer = spawn(process.execPath, ["tests/bench/bare-ws.ts"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(peer.stdout, "data")) as [Buffer];
    const url = `ws://127.0.0.1:${line.toString().trim()}`;
    const before = await settledMemory(peer.pid!);
    const sockets = await crowd(visitors, 50, async () => {
      const socket = new WebSocket(url, { perMessageDeflate: false });
      await once(socket, "open");
      return socket;
    });
    const after = await settledMemory(peer.pid!, 60);
    for (const socket of sockets) socket.terminate();
    return (after - before) * (1_000 / visitors);
  } finally {
    peer.kill();
  }
}

interface Left {
  readonly token: string;
  readonly conversation: string;
  readonly epoch: string;
  /** What this visitor has written, in order. */
  readonly ids: readonly string[];
  /** The last seq that his page had got. */
  readonly held: number;
}

/** All were in a conversation; the hub is started anew, and each comes back with what he holds and gets the rest. */
async function returnRows(): Promise<Row[]> {
  const hub = await startHubProcess(0);
  const here: RawClient[] = [];
  try {
    const left = await crowd(returning, 50, (index) => comesAndWrites(hub, index));
    await hub.restart();
    const begun = performance.now();
    const took = await spread(returning, within, async (index) => {
      const from = performance.now();
      const client = await comesBack(hub, left[index]!);
      here.push(client);
      check(left[index]!, client);
      return performance.now() - from;
    });
    const all = performance.now() - begun;
    return [
      plainRow(`${returning} come back over ${within / 1000} s: all in sync`, Math.round(all), {
        unit: "ms",
        goal: 15_000,
        judged: true,
      }),
      {
        ...plainRow("the same, each, p99", quantile(took, 0.99), { unit: "ms", goal: 500, judged: false }),
        note: `p50 ${quantile(took, 0.5).toFixed(0)} ms; ${returning * (written + 1)} messages there once each, in order`,
      },
    ];
  } finally {
    for (const client of here) client.close();
    await hub.stop();
  }
}

async function comesAndWrites(hub: HubProcess, index: number): Promise<Left> {
  const visitor = await hub.visitor();
  const conversation = newId();
  const ids = [newId()];
  await visitor.ask("conversation.start", {
    conversation,
    name: "",
    page: null,
    message: { id: ids[0], text: "Good morning" },
  });
  let seq = 0;
  for (let number = 0; number < written; number++) {
    const id = newId();
    ids.push(id);
    ({ seq } = (await visitor.ask("chat.send", { conversation, id, text: `Message ${number}` })) as { seq: number });
  }
  const { token } = visitor.state as { token: string };
  const { epoch } = visitor.hello as { epoch: string };
  visitor.close();
  // Every other one has missed what came last.
  return { token, conversation, epoch, ids, held: index % 2 === 0 ? seq : seq - 2 };
}

/** As widgets do: cut while it has too much to do, one comes again. */
async function comesBack(hub: HubProcess, { token, conversation, epoch, held }: Left): Promise<RawClient> {
  const end = performance.now() + 30_000;
  for (;;)
    try {
      return await hub.visitor(undefined, token, { epoch, logs: { [`${conversation}/public`]: held } });
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
}

/** Throws unless what he got is what was missing: each message once, in order. */
function check({ conversation, ids, held }: Left, client: RawClient): void {
  const missed = (
    client.hello["missed"] as Record<string, Array<{ seq: number; event: { message?: { id: string } } }>>
  )[`${conversation}/public`];
  if (!missed) throw new Error("the rest of the log did not come");
  if (missed.some(({ seq }, place) => seq !== held + 1 + place)) throw new Error("the log has a gap");
  const got = missed.flatMap(({ event }) => event.message?.id ?? []);
  const wanted = ids.slice(ids.length - got.length);
  if (got.join() !== wanted.join()) throw new Error("a message is lost or doubled");
}
