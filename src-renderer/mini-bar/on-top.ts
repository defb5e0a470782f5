import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { listeners } from "../media/listeners.ts";
import type { OpenWindow } from "./small-window.ts";

/** A small window of its own for the bar, above all others. There is none, or one. */
export interface OnTop {
  readonly window: () => Window | undefined;
  readonly onChange: (listener: () => void) => Stop;
  /** True after a reload that closed one: it can be offered again, and opened from within a click only. */
  readonly wasOpen: () => boolean;
  /** From within a click. Rejects when it is refused. */
  readonly open: (openWindow: OpenWindow) => Promise<void>;
  readonly close: () => void;
  /** The agent does not want the offer. */
  readonly forget: () => void;
}

export interface OnTopParts {
  /** The desk's own window, whose looks the small one has. */
  readonly page: Window;
  /** Survives a reload of the window, and nothing else. */
  readonly shelf: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

const name = "frontdesk.on-top";
const size = { width: 380, height: 76 };

export function onTop({ page, shelf }: OnTopParts): OnTop {
  const { add, tell } = listeners();
  let opened: Window | undefined;
  let isOpening = false;
  let isLeaving = false;

  // The small window goes with its page. It was not the person who closed it then, and he may want it back.
  page.addEventListener("beforeunload", () => (isLeaving = true));

  function gone(window: Window): void {
    if (opened !== window || isLeaving) return;
    opened = undefined;
    shelf.removeItem(name);
    tell();
  }

  return {
    window: () => opened,
    onChange: add,
    wasOpen: () => opened === undefined && shelf.getItem(name) !== null,
    async open(openWindow) {
      if (opened || isOpening) return;
      isOpening = true;
      try {
        const window = await openWindow(size);
        dress(window.document, page.document);
        opened = window;
        shelf.setItem(name, "open");
        window.addEventListener("pagehide", () => gone(window));
        tell();
      } finally {
        isOpening = false;
      }
    },
    close() {
      const window = opened;
      if (!window) return;
      gone(window);
      window.close();
    },
    forget() {
      shelf.removeItem(name);
      tell();
    },
  };
}

/** Gives a bare document the looks of the desk: its styles, theme, language and title. */
function dress(bare: Document, page: Document): void {
  for (const style of page.querySelectorAll('style, link[rel="stylesheet"]')) {
    const copy = bare.importNode(style, true);
    // Relative to a page that has no address of its own it would be nowhere.
    if (style instanceof HTMLLinkElement) copy.setAttribute("href", style.href);
    bare.head.append(copy);
  }
  const { lang, dataset } = page.documentElement;
  bare.documentElement.lang = lang;
  Object.assign(bare.documentElement.dataset, dataset);
  // A browser may make the window larger than the bar.
  bare.body.style.background = "var(--stage)";
  bare.title = page.title;
}
