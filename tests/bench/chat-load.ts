import { type HubProcess, newId } from "./hub-process.ts";

/** One way to send in pair number `index`; the arrival at the other side is reported by `arrived(stamp)`. */
export interface Side {
  send(index: number, stamp: string): void;
  onArrival(listener: (stamp: string) => void): void;
}

export interface Load {
  readonly pairs: number;
  /** Messages a second, over all pairs. */
  readonly perSecond: number;
  readonly seconds: number;
}

/** What follows the stamp in each message: together about 200 characters. */
export const body = "x".repeat(164);

/**
 * Sends at even distances, whatever has come back. Answers a latency in milliseconds for each message, counted from when
 * it was due to be sent: who falls behind does not measure less (no coordinated omission).
 */
export async function load(side: Side, { pairs, perSecond, seconds }: Load): Promise<number[]> {
  const latencies: number[] = [];
  const due = new Map<string, number>();
  const total = perSecond * seconds;
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
  const late = setTimeout(() => done.reject(new Error(`${due.size} of ${total} messages never came`)), 60_000);
  await done.promise.finally(() => clearTimeout(late));
  return latencies;
}

/** So many conversations in the hub, an agent and a visitor each; every other pair sends the other way. */
export async function throughHub(hub: HubProcess, pairs: number): Promise<Side> {
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
