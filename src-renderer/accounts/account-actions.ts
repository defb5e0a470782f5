import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { openRoom } from "../view.ts";

/** What one does about one's own sign-in, from the palette: both stand in Settings. */
registerActions(() => {
  if (!store.getState().desk?.hub) return [];
  return (["codeApp", "signIns"] as const).map((part) => ({
    id: `settings.${part}`,
    label: text(`settings.${part}`),
    group: text("frame.room.settings"),
    run: () => openRoom(store, "settings"),
  }));
});
