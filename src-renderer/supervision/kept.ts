import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import type { AgentFilter } from "./filter.ts";
import type { Sorting } from "./order.ts";

export type Part = "agents" | "queues" | "left" | "reports" | "whatIf" | "audit";

/** How the room was left: it is found so again. */
interface Kept {
  readonly part: Part;
  readonly filter: AgentFilter;
  readonly queueWords: string;
  readonly sorting: Readonly<Record<"agents" | "queues" | "waits", Sorting>>;
}

const kept = createStore<Kept>(() => ({
  part: "agents",
  filter: { words: "", state: "all", queue: "all" },
  queueWords: "",
  sorting: {
    agents: { column: "name", isDown: false },
    queues: { column: "waiting", isDown: true },
    waits: { column: "place", isDown: false },
  },
}));

export const useKeptRoom = (): Kept => useStore(kept);

export function keepRoom(part: Partial<Kept>): void {
  kept.setState(part);
}

export function keepSorting(table: keyof Kept["sorting"], sorting: Sorting): void {
  kept.setState(({ sorting: before }) => ({ sorting: { ...before, [table]: sorting } }));
}
