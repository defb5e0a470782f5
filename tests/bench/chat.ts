import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import WebSocket from "ws";
import { body, load, type Side, throughHub } from "./chat-load.ts";
import { benchFolder, startHubProcess } from "./hub-process.ts";
import { type Bench, median, plainRow, quantile, ratioRow } from "./row.ts";

const pairs = 50;
const perSecond = 200;
const seconds = 4;
const rounds = 5;
const each = { pairs, perSecond, seconds };

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
      const [ours, theirs] = [await throughHub(hub, pairs), await throughPeer(peer)];
      for (const side of [ours, theirs]) await load(side, { pairs, perSecond, seconds: 1 }); // warm
      const taken: Array<{ ours: number[]; theirs: number[] }> = [];
      for (let round = 0; round < rounds; round++)
        taken.push({ ours: await load(ours, each), theirs: await load(theirs, each) });
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
