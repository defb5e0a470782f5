import { newId, startHubProcess } from "./hub-process.ts";
import type { RawClient } from "../support/raw-client.ts";
import { median, plainRow, quantile, ratioRow, type Row } from "./row.ts";

const visitors = 40;
const cycles = 25;
const rounds = 5;

/**
 * Freed slot → offer at the agent's socket: from sending the wrap-up that frees the only place until the offer of the
 * next visitor arrives. The peer is a bare ask on the same socket that writes one row and one event (a note), in turn.
 */
export async function freedSlotRows(): Promise<Row[]> {
  const hub = await startHubProcess(1, { FRONTDESK_CHAT_CAPACITY: "1" });
  try {
    const agent = await hub.agent();
    const offers = offersOf(agent);
    const waiting = await Promise.all(Array.from({ length: visitors }, () => hub.visitor()));
    const taken: Array<{ ours: number[]; peer: number[] }> = [];
    const first = offers.next();
    for (const visitor of waiting) await start(visitor);
    let { offer, conversation } = await first;
    for (let round = 0; round <= rounds; round++) {
      const [ours, peer]: [number[], number[]] = [[], []];
      for (let cycle = 0; cycle < cycles; cycle++) {
        await new Promise((resolve) => setTimeout(resolve, 80)); // no faster than the hub lets one desk ask
        await agent.ask("offer.accept", { offer });
        const noted = performance.now();
        await agent.ask("note.add", { conversation, id: newId(), text: "a bare ask" });
        peer.push(performance.now() - noted);
        await agent.ask("conversation.end", { conversation });
        // Visitors are served in the order they came, so it is this one whose turn it was: he waits again.
        await start(waiting[(round * cycles + cycle) % visitors]!);
        const next = offers.next();
        const freed = performance.now();
        agent.tell("conversation.wrapUp", { conversation, outcome: null, note: "" });
        ({ offer, conversation } = await next);
        ours.push(performance.now() - freed);
      }
      if (round > 0) taken.push({ ours, peer }); // the first round warms up
    }
    const all = taken.flatMap((round) => round.ours);
    return [
      ratioRow(
        "freed slot → offer at the socket, median",
        taken.map((round) => ({ ours: median(round.ours), peer: median(round.peer) })),
        { unit: "ms", goal: 3 },
      ),
      plainRow("freed slot → offer at the socket, p99", quantile(all, 0.99), { unit: "ms", goal: 50, judged: false }),
    ];
  } finally {
    await hub.stop();
  }
}

const start = (visitor: RawClient) =>
  visitor.ask("conversation.start", { conversation: newId(), name: "", page: null });

function offersOf(agent: RawClient) {
  type Offered = { offer: string; conversation: string };
  let last = "";
  let heard: (offered: Offered) => void = () => {};
  agent.onEvent((event) => {
    if (event.type !== "offers.changed") return;
    const [offer] = event["offers"] as Array<{ id: string; conversation: string }>;
    if (!offer || offer.id === last) return;
    last = offer.id;
    heard({ offer: offer.id, conversation: offer.conversation });
  });
  return {
    next: () =>
      new Promise<Offered>((resolve) => {
        heard = resolve;
      }),
  };
}
