import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { openRoom } from "../view.ts";

registerActions(() =>
  store.getState().desk?.hub
    ? [
        {
          id: "search.everything",
          label: text("search.action"),
          group: text("frame.room.search"),
          words: text("search.actionWords"),
          shortcut: "Mod+Shift+F",
          run: () => openRoom(store, "search"),
        },
      ]
    : [],
);
