import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { openRoom } from "../view.ts";
import { showSection } from "./kit/drafts.ts";
import { sectionsHere } from "./section-needs.ts";

/** Every section from the palette. */
registerActions(() => {
  return sectionsHere(store.getState()).map((section) => ({
    id: `administration.${section}`,
    label: text(`administration.section.${section}`),
    group: text("frame.room.administration"),
    run: () => {
      showSection(section);
      openRoom(store, "administration");
    },
  }));
});
