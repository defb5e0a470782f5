import { useSyncExternalStore } from "react";
import { machine } from "./machine.ts";
import { useDesk } from "./store.ts";

let second = Math.floor(machine.now() / 1000);
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    second = Math.floor(machine.now() / 1000);
    for (const tell of listeners) tell();
  }, 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The hub's clock, epoch milliseconds, to the second: what is shown of times that run is derived from it. */
export function useHubNow(): number {
  const offset = useDesk(({ desk }) => desk?.clockOffset ?? 0);
  const now = useSyncExternalStore(subscribe, () => second);
  return now * 1000 + offset;
}

/** The same to the minute: who looks at days is not drawn anew each second. */
export function useHubMinute(): number {
  const offset = useDesk(({ desk }) => desk?.clockOffset ?? 0);
  return useSyncExternalStore(subscribe, () => Math.floor((second * 1000 + offset) / 60_000)) * 60_000;
}
