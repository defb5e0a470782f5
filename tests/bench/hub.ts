import { startHubProcess } from "./hub-process.ts";
import { settledMemory } from "./process-figures.ts";
import { type Bench, median, plainRow } from "./row.ts";

const starts = 5;

/** What a hub costs before anybody comes: its start, and its memory when it has been left alone. */
export const bench: Bench = {
  name: "hub",
  async run() {
    const ready: number[] = [];
    const resident: number[] = [];
    for (let count = 0; count < starts; count++) {
      const hub = await startHubProcess(0);
      ready.push(hub.readyAfter);
      resident.push(await settledMemory(hub.child.pid!));
      await hub.stop();
    }
    return [
      plainRow("hub, idle, resident", Math.round(median(resident)), { unit: "MB", goal: 170, judged: true }),
      plainRow("hub, start to ready", Math.round(median(ready)), { unit: "ms", goal: 1500, judged: false }),
    ];
  },
};
