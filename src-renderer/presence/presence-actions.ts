import { type ChosenState, chosenStates } from "../../src-shared/presence/model.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { chooseState } from "./choose-state.ts";
import { setNext } from "./set-presence.ts";
import { stateWords } from "./state-words.ts";

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
  const hub = store.getState().desk?.hub;
  if (!hub) return [];
  const { state: current, code: currentCode } = hub.presence;
  const group = text("presence.state");
  const states = chosenStates
    .filter((state) => state !== current || currentCode !== null)
    .map((state) => ({
      id: `presence.${state}`,
      label: text("presence.set", { state: text(`presence.${state}`) }),
      group,
      shortcut: presenceShortcut(state),
      run: () => chooseState({ state }),
    }));
  const codes = hub.codes
    .filter(({ id }) => id !== currentCode?.id)
    .map(({ id, name, state }) => ({
      id: `presence.code.${id}`,
      label: text("presence.set", { state: name }),
      group,
      words: text(`presence.${state}`),
      run: () => chooseState({ state, code: id }),
    }));
  return [...states, ...codes];
});

registerActions(() => {
  const next = store.getState().desk?.hub?.presence.next;
  if (!next) return [];
  return [
    {
      id: "presence.nextCancel",
      label: text("presence.nextCancel", { state: stateWords(next) }),
      group: text("presence.state"),
      run: () => void setNext(null),
    },
  ];
});
