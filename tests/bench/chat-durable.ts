import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { body, throughHub } from "./chat-load.ts";
import { benchFolder, newId, startHubProcess } from "./hub-process.ts";
import { plantMessages } from "./planted-messages.ts";
import { type Bench, plainRow, quantile, ratioRow, type Row } from "./row.ts";

/** So many that a visitor stays below the ten asks a second that the hub takes from him. */
const pairs = 1_000;
/** So many messages are on their way at once, each of another pair. */
const underWay = 100;
/** Shorter for a look while one works on it: `FRONTDESK_BENCH_SECONDS=3`. */
const seconds = Number(process.env["FRONTDESK_BENCH_SECONDS"] ?? 8);
const rounds = Number(process.env["FRONTDESK_BENCH_ROUNDS"] ?? 3);
/** Before the hub is killed. */
const messages = 1_000_000;
const conversations = 20_000;

/** Messages that are on the disk when they are told: how many a second, and how soon a hub with many of them is back. */
export const bench: Bench = {
  name: "chat-durable",
  async run() {
    return [...(await sustainedRows()), ...(await killedRows())];
  },
};

async function sustainedRows(): Promise<Row[]> {
  const hub = await startHubProcess(pairs, { FRONTDESK_CHAT_CAPACITY: "1" });
  try {
    const side = await throughHub(hub, pairs);
    const taken: Array<{ ours: number; peer: number }> = [];
    const latencies: number[] = [];
    await asManyAs(side, 2, []);
    // The rate is turned round: with ratios of times a smaller one is better.
    for (let round = 0; round < rounds; round++)
      taken.push({ ours: 1e6 / (await asManyAs(side, seconds, latencies)), peer: 1e6 / rawRate(seconds) });
    const rate = Math.round(1e6 / taken.map(({ ours }) => ours).toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!);
    return [
      {
        ...ratioRow("a durable message beside raw SQLite in groups of 100", taken, { unit: "µs", goal: 3 }),
        note: `${rate} messages/s kept up over the sockets (goal 8,000)`,
      },
      plainRow("the same: send → the other socket, p99", quantile(latencies, 0.99), {
        unit: "ms",
        goal: 20,
        judged: false,
      }),
    ];
  } finally {
    await hub.stop();
  }
}

/** Each arrival lets the next message go, by the next pair. Answers messages a second. */
async function asManyAs(
  side: Awaited<ReturnType<typeof throughHub>>,
  forSeconds: number,
  latencies: number[],
): Promise<number> {
  const sent = new Map<string, number>();
  let turn = 0;
  let arrived = 0;
  let over = false;
  const send = (): void => {
    const stamp = newId();
    sent.set(stamp, performance.now());
    side.send(turn++ % pairs, stamp);
  };
  side.onArrival((stamp) => {
    const at = sent.get(stamp);
    if (at === undefined) return;
    sent.delete(stamp);
    if (over) return;
    arrived++;
    latencies.push(performance.now() - at);
    send();
  });
  const begun = performance.now();
  for (let number = 0; number < underWay; number++) send();
  await new Promise((resolve) => setTimeout(resolve, forSeconds * 1000));
  over = true;
  return (arrived * 1000) / (performance.now() - begun);
}

/** Message, counter and event in a bare file with the same fsync (`FULL`), a hundred in each commit: rows a second. */
function rawRate(forSeconds: number): number {
  const folder = benchFolder();
  const db = new Database(join(folder, "raw.sqlite"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`create table message (id text primary key, conversation text, seq integer, text text) strict;
    create table log_head (log text primary key, head integer) strict;
    create table event (log text, seq integer, body text, primary key (log, seq)) strict`);
  const head = db.prepare(
    "insert into log_head values (?, 1) on conflict (log) do update set head = head + 1 returning head",
  );
  const message = db.prepare("insert into message values (?, ?, ?, ?)");
  const event = db.prepare("insert into event values (?, ?, ?)");
  const logs = Array.from({ length: pairs }, () => newId());
  let rows = 0;
  const hundred = db.transaction(() => {
    for (let number = 0; number < 100; number++) {
      const log = logs[rows++ % pairs]!;
      const { head: seq } = head.get(log) as { head: number };
      const id = newId();
      message.run(id, log, seq, body);
      event.run(log, seq, JSON.stringify({ type: "chat.messageAdded", id, text: body }));
    }
  });
  const begun = performance.now();
  while (performance.now() - begun < forSeconds * 250) hundred.immediate();
  const rate = (rows * 1000) / (performance.now() - begun);
  db.close();
  rmSync(folder, { recursive: true });
  return rate;
}

/** A hub with a million messages is killed while more are written, and starts again. */
async function killedRows(): Promise<Row[]> {
  const hub = await startHubProcess(1);
  try {
    await hub.restart();
    plantMessages(hub.database, { messages, conversations });
    const visitor = await hub.visitor();
    await visitor.ask("conversation.start", { conversation: newId(), name: "", page: null });
    const took = await hub.killAndStart();
    return [
      {
        ...plainRow(`killed with ${messages / 1e6} M messages → ready`, Math.round(took), {
          unit: "ms",
          goal: 3_000,
          judged: true,
        }),
      },
    ];
  } finally {
    await hub.stop();
  }
}
