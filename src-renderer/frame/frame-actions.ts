import { defaultSettings } from "../../src-shared/settings/model.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { type Room, store } from "../store.ts";
import { text, type TextId } from "../text/text.ts";
import { openRoom } from "../view.ts";
import { type DeskAction, registerActions } from "./actions.ts";
import { roomsHere } from "./open-rooms.ts";

export function roomShortcut(room: Room): string {
  return `Alt+Shift+${roomsHere(store.getState()).indexOf(room) + 1}`;
}

const themes = ["system", "light", "dark"] as const;
const themeLabels: Record<(typeof themes)[number], TextId> = {
  system: "frame.action.themeSystem",
  light: "frame.action.themeLight",
  dark: "frame.action.themeDark",
};

function roomActions(): DeskAction[] {
  return roomsHere(store.getState()).map((room) => ({
    id: `room.${room}`,
    label: text("frame.action.goTo", { room: text(`frame.room.${room}`) }),
    group: text("frame.action.room"),
    shortcut: roomShortcut(room),
    run: () => openRoom(store, room),
  }));
}

function themeActions(): DeskAction[] {
  const current = store.getState().desk?.settings.theme ?? defaultSettings.theme;
  return themes
    .filter((theme) => theme !== current)
    .map((theme) => ({
      id: `theme.${theme}`,
      label: text(themeLabels[theme]),
      group: text("frame.action.theme"),
      run: () => changeSettings({ theme }),
    }));
}

registerActions(() => (store.getState().desk ? [...roomActions(), ...themeActions()] : []));
