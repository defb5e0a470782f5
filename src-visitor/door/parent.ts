import { type ReadonlySignal, signal } from "@preact/signals";
import type { Page } from "../../src-shared/conversations/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import { type Down, downOf, type Personal, type Up } from "./messages.ts";
import { fromSite, portWord, readyWord } from "./trust.ts";

type Shown = Extract<Down, { type: "shown" }>;

/** The frame's end of the door. Without an allowed page around us nothing is ever heard or said. */
export interface Door {
  readonly say: (message: Up) => void;
  /** The page around us, as the visitor sees it now. */
  readonly page: () => Page | null;
  /** Where he came from to the site. */
  readonly referrer: () => string;
  /** The key of the button that the page names. */
  readonly button: () => string | undefined;
  /** Which of the page's buttons was pressed last. */
  readonly wish: ReadonlySignal<Entry>;
  /** What an earlier frame gave this tab's page to keep; empty when nothing was, or when nobody answers in time. */
  readonly kept: Promise<string>;
  /** Told each time that the panel is opened or closed, and at once when that was heard before. */
  readonly onShown: (listener: (shown: Shown) => void) => void;
  /** Whoever sat here before is not shown to him whom the page is about to name. */
  readonly identifying: ReadonlySignal<boolean>;
  /** What the page says of its visitor; what it has said before somebody listens is told then. */
  readonly onPersonal: (listener: (message: Personal) => void) => void;
}

const put = { type: "shown", channel: "chat" } as const;
const keptWithin = 4_000;
/** A page that promised to say who he is, and does not. */
const namedWithin = 10_000;

/** `wished` and `named`: what he comes for, and by which button, until a page around us says otherwise. */
export function openDoor(origins: readonly string[], wished: Entry = "chat", named?: string): Door {
  let port: MessagePort | undefined;
  const page = signal<Page | null>(null);
  let referrer = "";
  let button = named;
  const wish = signal<Entry>(wished);
  // Opened by itself, the panel is the page.
  let shown: Shown | undefined = window.parent === window ? { ...put, shown: true, focus: true } : undefined;
  const identifying = signal(false);
  let naming = 0;
  const listeners: Array<(shown: Shown) => void> = [];
  const unheard: Personal[] = [];
  let personal = (message: Personal): void => void unheard.push(message);
  const { promise: kept, resolve } = Promise.withResolvers<string>();

  function hear(message: Down): void {
    if (message.type === "kept") resolve(message.text);
    else if (message.type === "page") {
      const { url, title } = message;
      const { value: before } = page;
      if (before?.url !== url || before.title !== title) page.value = { url, title };
      ({ referrer, button } = message);
    } else if (message.type !== "shown") {
      if (message.type === "identifying" || message.type === "identify") {
        naming = "call" in message ? message.call : naming;
        identifying.value = true;
        setTimeout(() => (identifying.value = false), namedWithin);
      }
      if ("call" in message) personal(message);
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
      if (message.type === "answer" && message.call === naming) identifying.value = false;
      // Already while the page closes the panel: what arrives now has not been seen.
      if (port && message.type === "close") hear({ ...put, shown: false, focus: false });
    },
    page: () => page.value,
    referrer: () => referrer,
    button: () => button,
    wish,
    identifying,
    kept,
    onShown(listener) {
      listeners.push(listener);
      if (shown) listener(shown);
    },
    onPersonal(listener) {
      personal = listener;
      for (const message of unheard.splice(0)) listener(message);
    },
  };
}
