import { load, throughHub } from "./chat-load.ts";
import { startEjabberd, throughEjabberd } from "./ejabberd.ts";
import { startHubProcess } from "./hub-process.ts";
import { processorTime } from "./process-figures.ts";
import { type Bench, median, plainRow, quantile, ratioRow } from "./row.ts";

/** Shorter for a look while one works on it: `FRONTDESK_BENCH_SECONDS=10`. */
const seconds = Number(process.env["FRONTDESK_BENCH_SECONDS"] ?? 60);
const rounds = Number(process.env["FRONTDESK_BENCH_ROUNDS"] ?? 5);
const each = { pairs: 500, perSecond: 1_000, seconds };

/**
 * message → the other screen's socket, 1,000 connections in 500 conversations, 1,000 messages a second, beside ejabberd:
 * WebSocket, group chat with an archive. Ours checks who asks, has each message on the disk (fsync) before it passes it on.
 */
export const bench: Bench = {
  name: "chat-ejabberd",
  async run() {
    const peer = await startEjabberd();
    const hub = await startHubProcess(each.pairs, { FRONTDESK_CHAT_CAPACITY: "1" });
    try {
      const [ours, theirs] = [await throughHub(hub, each.pairs), await throughEjabberd(peer, each.pairs)];
      const warm = { ...each, seconds: Math.min(20, seconds) };
      for (const side of [ours, theirs]) await load(side, warm);
      const taken: Array<{ ours: number[]; theirs: number[] }> = [];
      const work: Array<{ ours: number; peer: number }> = [];
      const messages = each.perSecond * each.seconds;
      for (let round = 0; round < rounds; round++) {
        const before = [processorTime(hub.child.pid!), processorTime(peer.child.pid!)] as const;
        taken.push({ ours: await load(ours, each), theirs: await load(theirs, each) });
        const after = [processorTime(hub.child.pid!), processorTime(peer.child.pid!)] as const;
        work.push({ ours: (after[0] - before[0]) / messages, peer: (after[1] - before[1]) / messages });
      }
      const at = (share: number) =>
        taken.map((round) => ({ ours: quantile(round.ours, share), peer: quantile(round.theirs, share) }));
      return [
        ratioRow("message → the other socket beside ejabberd, p50", at(0.5), { unit: "ms", goal: 1 }),
        ratioRow("message → the other socket beside ejabberd, p99", at(0.99), { unit: "ms", goal: 1 }),
        ratioRow("processor time a message", work, { unit: "ms", goal: 1 }),
        plainRow("the same, p50", median(at(0.5).map((one) => one.ours)), { unit: "ms", goal: 1.9, judged: false }),
        plainRow("the same, p99", median(at(0.99).map((one) => one.ours)), { unit: "ms", goal: 3.6, judged: false }),
      ];
    } finally {
      await hub.stop();
      await peer.stop();
    }
  },
};
