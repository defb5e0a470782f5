import { registerActions } from "../frame/actions.ts";
import { roomsHere } from "../frame/open-rooms.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { openRoom } from "../view.ts";
import { sections, showSection } from "./kit/drafts.ts";

/** Every section from the palette. */
registerActions(() => {
  if (!roomsHere(store.getState()).includes("administration")) return [];
  return sections.map((section) => ({
    id: `administration.${section}`,
    label: text(`administration.section.${section}`),
    group: text("frame.room.administration"),
    run: () => {
      showSection(section);
      openRoom(store, "administration");
    },
  }));
});
