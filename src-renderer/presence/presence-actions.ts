import { chosenStates } from "../../src-shared/presence/model.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { type ChosenState, setPresence } from "./set-presence.ts";

const letters: Record<ChosenState, string> = {
  available: "A",
  busy: "Y",
  away: "W",
  break: "K",
  lunch: "L",
  training: "T",
  offline: "O",
};

export function presenceShortcut(state: ChosenState): string {
  return `Alt+Shift+${letters[state]}`;
}

registerActions(() => {
  const current = store.getState().desk?.hub?.presence.state;
  if (current === undefined) return [];
  return chosenStates
    .filter((state) => state !== current)
    .map((state) => ({
      id: `presence.${state}`,
      label: text("presence.set", { state: text(`presence.${state}`) }),
      group: text("presence.state"),
      shortcut: presenceShortcut(state),
      run: () => void setPresence(state),
    }));
});
