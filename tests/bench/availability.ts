import { crowd, until } from "./crowd.ts";
import { startHubProcess } from "./hub-process.ts";
import { median, plainRow, type Row } from "./row.ts";

const visitors = 1_000;
const rounds = 5;
/** Somebody who never hears is told after so long, milliseconds. */
const patience = 30_000;

/** The only agent goes away and comes back; how long until the last of 1,000 widgets knows. */
export async function availabilityRows(): Promise<Row[]> {
  const hub = await startHubProcess(1);
  const here: Array<{ close(): void }> = [];
  try {
    const agent = await hub.agent();
    here.push(agent);
    const shown: string[] = [];
    here.push(
      ...(await crowd(visitors, 20, async (index) => {
        const visitor = await hub.visitor((event) => {
          if (event.type === "availability.changed") shown[index] = (event["availability"] as { chat: string }).chat;
        });
        shown[index] ??= (visitor.state["availability"] as { chat: string }).chat;
        return visitor;
      })),
    );
    const all = (chat: string): boolean => shown.every((one) => one === chat);
    await until("everybody sees that somebody is there", patience, () => all("open"));
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) {
      took.push(await changed("away", () => shown.every((one) => one !== "open")));
      took.push(await changed("available", () => all("open")));
    }
    return [
      {
        ...plainRow(`availability → the last of ${visitors} widgets, slowest`, Math.max(...took), {
          unit: "ms",
          goal: 1000,
          judged: true,
        }),
        note: `${took.length} changes, median ${Math.round(median(took))} ms`,
      },
    ];

    async function changed(state: string, isKnown: () => boolean): Promise<number> {
      const begun = performance.now();
      agent.tell("presence.set", { state });
      await until(`everybody hears that the agent is ${state}`, patience, isKnown);
      return performance.now() - begun;
    }
  } finally {
    for (const client of here) client.close();
    await hub.stop();
  }
}
