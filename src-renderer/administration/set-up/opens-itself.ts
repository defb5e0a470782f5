import { isPermitted } from "../../accounts/may.ts";
import { desk } from "../../desk-link.ts";
import { isLinked } from "../../hub-link/link-health.ts";
import { type DeskStore, store } from "../../store.ts";
import { openRoom } from "../../view.ts";
import { showSection } from "../kit/drafts.ts";

/** In this window it opens by itself once, whatever is reloaded. */
const opened = "frontdesk.setUp.opened";

/** He has not begun anything yet: nothing is taken from before his eyes. */
function isIdle({ desk: held, view }: DeskStore): boolean {
  const hub = held?.hub;
  return view.room === "conversations" && hub?.conversations.length === 0 && hub.offers.length === 0;
}

// A house that has nothing of its own yet begins here, for who may set it up.
let wasThere = false;
store.subscribe((state) => {
  const linked = isLinked(state);
  const isThere = linked && isPermitted(state, "Administration > Accounts > Edit");
  if (isThere && !wasThere && sessionStorage.getItem(opened) === null)
    desk.ask("setUp.read", {}).then(
      ({ isFresh }) => {
        if (!isFresh || !isIdle(store.getState())) return;
        sessionStorage.setItem(opened, "yes");
        showSection("setUp");
        openRoom(store, "administration");
      },
      (error: unknown) => console.warn("Whether the house is set up was not read.", error),
    );
  wasThere = isThere;
});
