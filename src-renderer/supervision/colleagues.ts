import { useEffect } from "react";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Colleague, Names } from "../../src-shared/supervision/colleague.ts";
import { applyRows, type Watched, watchedRows } from "../../src-shared/supervision/rows.ts";
import { desk } from "../desk-link.ts";
import { looking } from "./look.ts";

interface Colleagues {
  /** Null until the hub has answered. */
  readonly held: Watched<Colleague> | null;
  readonly names: Names;
  /** Why there is nothing to see. */
  readonly fault: Fault | null;
}

const colleagues = createStore<Colleagues>(() => ({
  held: null,
  names: { queues: [], skills: [], groups: [] },
  fault: null,
}));

async function watch(): Promise<void> {
  const { held } = colleagues.getState();
  try {
    const answer = await desk.ask("colleagues.watch", held ? { held: held.version } : {});
    const rows = answer.colleagues && watchedRows(answer.version, answer.colleagues);
    colleagues.setState({ names: answer.names, fault: null, ...(rows ? { held: rows } : {}) });
  } catch (error) {
    // What was seen last is still the newest that is known; when the link is back it is asked again.
    if (colleagues.getState().held === null) colleagues.setState({ fault: faultOf(error) });
  }
}

const look = looking({
  watch: () => void watch(),
  unwatch: () => void desk.ask("colleagues.unwatch", {}).catch(() => undefined),
  hear(event) {
    const { held } = colleagues.getState();
    if (event.type !== "colleagues.changed" || held === null) return;
    const next = applyRows(held, event);
    if (next !== held) colleagues.setState({ held: next ?? null });
    if (!next) void watch();
  },
});

/** What colleagues are at now, for as long as the component is there: by id, with the names of queues and skills. */
export function useColleagues(): Colleagues {
  useEffect(look, []);
  return useStore(colleagues);
}
