import { useSyncExternalStore } from "react";
import { createStore } from "zustand/vanilla";
import { useStore } from "zustand/react";
import { testSession, type TestView } from "../../src-media/checks/session.ts";
import { choiceNow } from "../devices/chosen-devices.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { store } from "../store.ts";

/** This workstation's own test: by the devices that a call would use, and over the asks, since no page reaches the hub. */
export const session = testSession({
  chosen: choiceNow,
  start: () => desk.ask("test.start", {}),
  handIn: (input) => desk.ask("test.hand-in", input),
  // Main holds the socket to the hub; that it stands is what the window can know of it.
  hubSocket: () => (isLinked(store.getState()) ? Promise.resolve() : Promise.reject(new Error("the hub is away"))),
});

export function useTest(): TestView {
  return useSyncExternalStore(session.onChange, session.view);
}

/** Which dialog of the video test is open. */
const shown = createStore<{ readonly open: "run" | "look-up" | null }>(() => ({ open: null }));

export function useShown(): "run" | "look-up" | null {
  return useStore(shown, ({ open }) => open);
}

export function show(open: "run" | "look-up" | null): void {
  // Whoever closes it leaves no light on.
  if (open === null) session.stop();
  shown.setState({ open });
}
