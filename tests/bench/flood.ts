import { load, throughHub } from "./chat-load.ts";
import { type HubProcess, newId, startHubProcess } from "./hub-process.ts";
import { type Bench, median, plainRow, quantile, ratioRow } from "./row.ts";

const pairs = 50;
const each = { pairs, perSecond: 50, seconds: 6 };
const rounds = 5;
const floodPerSecond = 1_000;

/** Others' messages beside one visitor who sends a thousand a second (reliability §3 W7); the peer: the same hub without him. */
export const bench: Bench = {
  name: "flood",
  async run() {
    // The limits of a visitor as they are for everybody.
    const hub = await startHubProcess(pairs, { FRONTDESK_CHAT_CAPACITY: "1", FRONTDESK_MESSAGES_PER_VISITOR: "20" });
    try {
      const side = await throughHub(hub, pairs);
      await load(side, { pairs, perSecond: 50, seconds: 2 }); // warm
      const taken: Array<{ calm: number[]; beset: number[] }> = [];
      const came: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const calm = await load(side, each);
        const flood = floods(hub);
        const beset = await load(side, each);
        came.push(await flood.stop());
        taken.push({ calm, beset });
      }
      const at = (share: number) =>
        taken.map(({ calm, beset }) => ({ ours: quantile(beset, share), peer: quantile(calm, share) }));
      return [
        ratioRow("others' message → other side beside a flood, p99", at(0.99), { unit: "ms", goal: 1.2 }),
        ratioRow("the same, p50", at(0.5), { unit: "ms", goal: 1.2 }),
        // Fewer would be no flood: he is sent away every five seconds, and is back at once.
        plainRow(
          "asks of the flood a second, at least 1,000 (as a shortfall)",
          Math.max(0, floodPerSecond - median(came)),
          {
            unit: "asks",
            goal: 100,
            judged: true,
          },
        ),
      ];
    } finally {
      await hub.stop();
    }
  },
};

/** One visitor who asks a thousand times a second and heeds no answer; sent away, he comes again at once. */
function floods(hub: HubProcess): { stop(): Promise<number> } {
  let isOver = false;
  let sent = 0;
  const begun = performance.now();
  async function flood(): Promise<void> {
    let client = await hub.visitor();
    for (let due = 0; !isOver;) {
      due = Math.floor(((performance.now() - begun) / 1000) * floodPerSecond);
      if (!client.isOpen()) client = await hub.visitor();
      for (; sent < due; sent++)
        client.tell("chat.send", { conversation: newId(), id: newId(), text: "x".repeat(200) });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    client.close();
  }
  const running = flood();
  // It is awaited when the round is over.
  running.catch(() => {});
  return {
    async stop() {
      isOver = true;
      await running;
      return (sent / (performance.now() - begun)) * 1000;
    },
  };
}
