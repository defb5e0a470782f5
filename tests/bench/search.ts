import Database from "better-sqlite3";
import { startHubProcess } from "./hub-process.ts";
import { plantedText, plantMessages } from "./planted-messages.ts";
import { type Bench, median, plainRow, quantile, ratioRow, type Row } from "./row.ts";

const messages = 1_000_000;
const conversations = 20_000;
const searches = 200;
const rounds = 5;
/** A scan of everything takes seconds: so many of them in each round. */
const scans = 2;
const indexedWithin = 15 * 60_000;

/** Two words that stand together in some message, another pair for each number. */
function wordsOf(number: number): string {
  const words = plantedText(number * 4_999).split(" ");
  return `${words[0]} ${words[1]} ${words[2]}`;
}

/** Search over a million messages: asked by an agent's socket, beside a scan of the same file by `like`. */
export const bench: Bench = {
  name: "search",
  async run() {
    const hub = await startHubProcess({ agents: 0, supervisors: 1 });
    try {
      plantMessages(hub.database, { messages, conversations });
      await hub.restart();
      const supervisor = await hub.supervisor();
      const find = (words: string) => supervisor.ask("search.find", { words, filters: {} });
      const begun = performance.now();
      for (;;) {
        if ((await find("garden "))["isComplete"] === true) break;
        if (performance.now() - begun > indexedWithin) throw new Error("the index did not come to the end");
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      const indexed = performance.now() - begun;
      const db = new Database(hub.database, { readonly: true });
      const scan = db.prepare<[string, string, string]>(
        "select id from message where text like ? and text like ? and text like ? order by at desc limit 25",
      );
      const taken: number[] = [];
      const pairs: Array<{ ours: number; peer: number }> = [];
      let hits = 0;
      for (let round = 0; round < rounds; round++) {
        const ours: number[] = [];
        for (let number = 0; number < searches / rounds; number++) {
          const from = performance.now();
          const found = await find(`${wordsOf(round * 1_000 + number)} `);
          ours.push(performance.now() - from);
          hits += (found["hits"] as unknown[]).length;
          // Below the rate at which an agent's asks are refused, so that no search waits for its turn.
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        const peer: number[] = [];
        for (let number = 0; number < scans; number++) {
          const words = wordsOf(round * 1_000 + number).split(" ");
          const from = performance.now();
          scan.all(`%${words[0]}%`, `%${words[1]}%`, `%${words[2]}%`);
          peer.push(performance.now() - from);
        }
        taken.push(...ours);
        pairs.push({ ours: median(ours), peer: median(peer) });
      }
      db.close();
      supervisor.close();
      if (hits < searches) throw new Error(`${searches} searches found ${hits} messages: the index is not whole`);
      const rows: Row[] = [
        ratioRow(`search over ${messages} messages, beside a scan, median`, pairs, { unit: "ms", goal: 0.1 }),
        plainRow("the same, p50", quantile(taken, 0.5), { unit: "ms", goal: 100, judged: false }),
        plainRow("the same, p95", quantile(taken, 0.95), { unit: "ms", goal: 100, judged: false }),
        plainRow("the index made of all of them", indexed / 1000, { unit: "s", goal: 600, judged: false }),
      ];
      return rows;
    } finally {
      await hub.stop();
    }
  },
};
