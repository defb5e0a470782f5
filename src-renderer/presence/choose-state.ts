import { createStore } from "zustand/vanilla";
import { useStore } from "zustand/react";
import { store } from "../store.ts";
import { type Chosen, setPresence } from "./set-presence.ts";

/** What was chosen while there is work in hand, until it is said when; and what is on its way to the hub. */
interface Choosing {
  readonly asked: Chosen | null;
  readonly sent: Chosen | null;
}

const choosing = createStore<Choosing>(() => ({ asked: null, sent: null }));

export function useChoosing(): Choosing {
  return useStore(choosing);
}

/**
 * By menu, key or palette. Who has something in hand and wants to go is asked whether now or when that is done; Available
 * and Busy take nothing from anybody, so they hold at once.
 */
export function chooseState(chosen: Chosen): void {
  const activity = store.getState().desk?.hub?.presence.activity ?? "idle";
  const stays = chosen.state === "available" || chosen.state === "busy";
  if (stays || activity === "idle") return chooseNow(chosen);
  choosing.setState({ asked: chosen });
}

export function chooseNow(chosen: Chosen): void {
  choosing.setState({ asked: null, sent: chosen });
  void setPresence(chosen).finally(() => choosing.setState({ sent: null }));
}

export function closeChoosing(): void {
  choosing.setState({ asked: null });
}
