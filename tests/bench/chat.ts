import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import WebSocket from "ws";
import { benchFolder, type HubProcess, newId, startHubProcess } from "./hub-process.ts";
import { type Bench, median, plainRow, quantile, ratioRow } from "./row.ts";

const pairs = 50;
const perSecond = 200;
const seconds = 4;
const rounds = 5;
const body = "x".repeat(180);

/** One way to send in pair number `index`; the arrival at the other side is reported by `arrived(stamp)`. */
interface Side {
  send(index: number, stamp: string): void;
  onArrival(listener: (stamp: string) => void): void;
}

/** message send → the other side's socket: 100 connections, 200 messages a second, each on the disk before it is passed on. */
export const bench: Bench = {
  name: "chat",
  async run() {
    const hub = await startHubProcess(pairs, { FRONTDESK_CHAT_CAPACITY: "1" });
    const folder = benchFolder();
    const peer = spawn(process.execPath, ["tests/bench/echo-peer.ts", join(folder, "messages")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [ours, theirs] = [await throughHub(hub), await throughPeer(peer)];
      for (const side of [ours, theirs]) await load(side, 1); // warm
      const taken: Array<{ ours: number[]; theirs: number[] }> = [];
      for (let round = 0; round < rounds; round++)
        taken.push({ ours: await load(ours, seconds), theirs: await load(theirs, seconds) });
      const at = (share: number) =>
        taken.map((round) => ({ ours: quantile(round.ours, share), peer: quantile(round.theirs, share) }));
      return [
        ratioRow("message send → other side, p50", at(0.5), { unit: "ms", goal: 2 }),
        ratioRow("message send → other side, p99", at(0.99), { unit: "ms", goal: 2 }),
        plainRow("the same, p50", median(at(0.5).map((one) => one.ours)), { unit: "ms", goal: 3, judged: false }),
        plainRow("the same, p99", median(at(0.99).map((one) => one.ours)), { unit: "ms", goal: 15, judged: false }),
      ];
    } finally {
      peer.kill();
      await hub.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

/** Sends at even distances, whatever has come back; latency counts from when a message was due to be sent. */
async function load(side: Side, forSeconds: number): Promise<number[]> {
  const latencies: number[] = [];
  const due = new Map<string, number>();
  const total = perSecond * forSeconds;
  const done = Promise.withResolvers<void>();
  side.onArrival((stamp) => {
    const at = due.get(stamp);
    if (at === undefined) return;
    due.delete(stamp);
    latencies.push(performance.now() - at);
    if (latencies.length === total) done.resolve();
  });
  const begun = performance.now();
  for (let sent = 0; sent < total;) {
    const now = performance.now();
    const dueBy = Math.min(total, Math.floor(((now - begun) / 1000) * perSecond) + 1);
    for (; sent < dueBy; sent++) {
      const stamp = newId();
      due.set(stamp, begun + (sent / perSecond) * 1000);
      side.send(sent % pairs, stamp);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await done.promise;
  return latencies;
}

async function throughHub(hub: HubProcess): Promise<Side> {
  let arrived: (stamp: string) => void = () => {};
  const senders: Array<(stamp: string) => void> = [];
  for (let index = 0; index < pairs; index++) {
    const agent = await hub.agent();
    const visitor = await hub.visitor();
    const conversation = newId();
    const offered = new Promise<string>((resolve) => {
      agent.onEvent((event) => {
        const [offer] = event.type === "offers.changed" ? (event["offers"] as Array<{ id: string }>) : [];
        if (offer) resolve(offer.id);
      });
    });
    await visitor.ask("conversation.start", { conversation, name: "", page: null });
    await agent.ask("offer.accept", { offer: await offered });
    const hear = (event: { type: string } & Record<string, unknown>) => {
      if (event.type === "chat.messageAdded") arrived((event["message"] as { text: string }).text.slice(0, 36));
    };
    const fromAgent = index % 2 === 0;
    (fromAgent ? visitor : agent).onEvent(hear);
    const sender = fromAgent ? agent : visitor;
    senders.push((stamp) => sender.tell("chat.send", { conversation, id: stamp, text: stamp + body }));
  }
  return {
    send: (index, stamp) => senders[index]!(stamp),
    onArrival: (listener) => {
      arrived = listener;
    },
  };
}

async function throughPeer(peer: ChildProcess): Promise<Side> {
  const [line] = (await once(peer.stdout!, "data")) as [Buffer];
  const url = `ws://127.0.0.1:${line.toString().trim()}`;
  let arrived: (stamp: string) => void = () => {};
  const senders: WebSocket[] = [];
  for (let index = 0; index < pairs; index++) {
    const [near, far] = [0, 1].map(() => new WebSocket(`${url}/${index}`, { perMessageDeflate: false }));
    await Promise.all([once(near!, "open"), once(far!, "open")]);
    far!.on("message", (data: Buffer) => arrived((JSON.parse(data.toString()) as { id: string }).id));
    senders.push(near!);
  }
  return {
    send: (index, stamp) => senders[index]!.send(JSON.stringify({ id: stamp, text: stamp + body })),
    onArrival: (listener) => {
      arrived = listener;
    },
  };
}
