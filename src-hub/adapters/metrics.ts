import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "@prometheus-io/client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Reader } from "../store/transact.ts";

export type ConnectionKind = "agent" | "visitor";

/** What the hub counts, in Prometheus' text form. No name or number in it comes from a person. */
export interface Metrics {
  /** A connection opened; the answer is called when it closes. */
  connected(kind: ConnectionKind): Stop;
  /** An ask was answered: `result` is "ok" or the fault's code, `took` milliseconds. */
  asked(ask: string, result: string, took: number): void;
  /** Works that shared one commit. */
  grouped(works: number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function hubMetrics(): Metrics & { countFrom(read: Reader): void } {
  const registry = new Registry();
  const registers = [registry];
  let reader: Reader | undefined;
  collectDefaultMetrics({ register: registry, prefix: "frontdesk_" });
  const connections = new Gauge({
    name: "frontdesk_connections",
    help: "Open connections",
    labelNames: ["kind"],
    registers,
  });
  const asks = new Counter({
    name: "frontdesk_asks_total",
    help: "Asks answered, by their result",
    labelNames: ["ask", "result"],
    registers,
  });
  const durations = new Histogram({
    name: "frontdesk_ask_seconds",
    help: "From an ask's arrival to its answer",
    labelNames: ["ask"],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const groups = new Histogram({
    name: "frontdesk_commit_works",
    help: "Works that shared one commit",
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers,
  });
  new Gauge({
    name: "frontdesk_conversations",
    help: "Conversations that are not closed",
    labelNames: ["state"],
    registers,
    async collect() {
      this.reset();
      for (const { state, count } of await openConversations(reader)) this.set({ state }, count);
    },
  });

  return {
    countFrom: (read) => void (reader = read),
    connected(kind) {
      connections.inc({ kind });
      let open = true;
      return () => {
        if (open) connections.dec({ kind });
        open = false;
      };
    },
    asked(ask, result, took) {
      asks.inc({ ask, result });
      durations.observe({ ask }, took / 1000);
    },
    grouped: (works) => groups.observe(works),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Each half is answered out of its own partial index. */
async function openConversations(read: Reader | undefined): Promise<Array<{ state: string; count: number }>> {
  if (!read) return [];
  const halves = [["waiting", "offered"] as const, ["active", "wrap-up"] as const].map((states) =>
    read
      .selectFrom("conversation")
      .select((count) => ["state", count.fn.countAll<number>().as("count")])
      .where("state", "in", states)
      .groupBy("state")
      .execute(),
  );
  return (await Promise.all(halves)).flat();
}
