import { effect, signal, type Signal } from "@preact/signals";
import type { Shelf } from "../shelf.ts";

/** As `videoPageKey` of sites, whose module would bring its schemas along. */
export const landingButton = "video-page";

/** The page is the house's own page for video (features 001-14), not a panel on somebody's. */
export interface Landing {
  readonly is: boolean;
  /** What stood in the link that brought him: it is taken out of the address in the page's first frame. */
  readonly token: Signal<string | null>;
}

export function landingOf(is: boolean, tab: Shelf): Landing {
  const brought = is ? /^#([\w-]{22,64})$/.exec(location.hash)?.[1] : undefined;
  if (is) document.documentElement.dataset["landing"] = "";
  if (brought) history.replaceState(null, "", location.pathname);
  const token = signal(brought ?? (is ? tab.read("appointment") : null));
  effect(() => tab.keep("appointment", token.value));
  return { is, token };
}
