import { type ReadonlySignal, signal } from "@preact/signals";
import type { Page } from "../../src-shared/conversations/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import { type Down, downOf, type Up } from "./messages.ts";
import { fromSite, portWord, readyWord } from "./trust.ts";

type Shown = Extract<Down, { type: "shown" }>;

/** The frame's end of the door. Without an allowed page around us nothing is ever heard or said. */
export interface Door {
  readonly say: (message: Up) => void;
  /** The page around us, as the visitor sees it now. */
  readonly page: () => Page | null;
  /** The key of the button that the page names. */
  readonly button: () => string | undefined;
  /** Which of the page's buttons was pressed last. */
  readonly wish: ReadonlySignal<Entry>;
  /** What an earlier frame gave this tab's page to keep; empty when nothing was, or when nobody answers in time. */
  readonly kept: Promise<string>;
  /** Told each time that the panel is opened or closed, and at once when that was heard before. */
  readonly onShown: (listener: (shown: Shown) => void) => void;
}

const put = { type: "shown", channel: "chat" } as const;
const keptWithin = 4_000;

export function openDoor(origins: readonly string[]): Door {
  let port: MessagePort | undefined;
  let page: Page | null = null;
  let button: string | undefined;
  const wish = signal<Entry>("chat");
  // Opened by itself, the panel is the page.
  let shown: Shown | undefined = window.parent === window ? { ...put, shown: true, focus: true } : undefined;
  const listeners: Array<(shown: Shown) => void> = [];
  const { promise: kept, resolve } = Promise.withResolvers<string>();

  function hear(message: Down): void {
    if (message.type === "kept") resolve(message.text);
    else if (message.type === "page") {
      page = { url: message.url, title: message.title };
      button = message.button;
    } else {
      if (message.shown) wish.value = message.channel;
      shown = message;
      for (const listener of listeners) listener(message);
    }
  }

  addEventListener("message", (event) => {
    if (event.data !== portWord || !fromSite(event, origins, window.parent)) return;
    port = event.ports[0];
    if (!port) return;
    port.onmessage = ({ data }) => {
      const message = downOf(data);
      if (message) hear(message);
    };
  });
  if (shown) resolve("");
  // There is no secret in it, and a frame cannot know which of its site's origins it stands on.
  else window.parent.postMessage(readyWord, "*");
  setTimeout(() => resolve(""), keptWithin);

  return {
    say(message) {
      port?.postMessage(message);
      // Already while the page closes the panel: what arrives now has not been seen.
      if (port && message.type === "close") hear({ ...put, shown: false, focus: false });
    },
    page: () => page,
    button: () => button,
    wish,
    kept,
    onShown(listener) {
      listeners.push(listener);
      if (shown) listener(shown);
    },
  };
}
