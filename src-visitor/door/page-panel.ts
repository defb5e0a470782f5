import type { Entry } from "../../src-shared/routing/channel.ts";
import { makeFrame } from "./frame.ts";
import type { Launcher } from "./launcher.ts";
import { plainTitle } from "../identity/title.ts";
import type { Down, Up } from "./messages.ts";
import { addressOf } from "./trust.ts";

/** A frame that has not asked for its port by now was refused: another origin, or a page that forbids frames. */
const frameWithin = 8_000;
const note = "frontdesk";
const keptNote = "frontdesk-kept";

export interface PagePanelParts {
  readonly hub: string;
  readonly site: string;
  readonly launcher: Launcher;
  /** The panel tells what can be begun now, and whether a conversation runs. */
  readonly told: (live: Extract<Up, { type: "live" }>) => void;
  /** What the page's own scripts may hear. */
  readonly news: (news: PanelNews) => void;
  /** Where he came from to this visit. */
  readonly referrer: () => string;
  /** The key of the button that the page's tag names. */
  readonly button: string | undefined;
}

/** `opened`: the panel is loaded, and hears from now on. */
export type PanelNews =
  | { type: "opened" }
  | { type: "shown"; shown: boolean }
  | Extract<Up, { type: "unread" | "answer" | "conversation" }>;

/** The panel as the page has it: its frame, and whether it is open. */
export interface PagePanel {
  /** The visitor opens or closes it; `by` and `button`: what he came by. */
  press(open: boolean, by?: Entry, button?: string): void;
  isShown(): boolean;
  /** Says it to the panel, if that is loaded. */
  send(message: Down): void;
  /** Loads the panel, closed as it is. */
  load(): void;
  /** Takes the panel away, and what this page has kept for it. */
  forget(): void;
  /** The page's address may be another one. */
  moved(): void;
}

/** Makes the frame when it is first needed, and again on each page while a conversation runs. */
export function pagePanel({ hub, site, launcher, told, news, referrer, button: named }: PagePanelParts): PagePanel {
  let frame: ReturnType<typeof makeFrame> | undefined;
  let opened = false;
  let live = false;
  let focus = false;
  let channel: Entry = "chat";
  let button = named;

  const tellPage = (): void =>
    frame?.post({ type: "page", url: addressOf(location.href), title: plainTitle(), referrer: referrer(), button });

  function load(): void {
    if (frame) return;
    frame = makeFrame(hub, site, {
      opened() {
        opened = true;
        launcher.refuse(false);
        frame!.post({ type: "kept", text: withStorage((storage) => storage.getItem(keptNote)) ?? "" });
        tellPage();
        frame!.post({ type: "shown", shown: launcher.isShown(), focus, channel });
        news({ type: "opened" });
      },
      message(message) {
        if (message.type === "close") toggle(false, true);
        else if (message.type === "answer" || message.type === "conversation") news(message);
        else if (message.type === "unread") {
          launcher.unread(message.count);
          news(message);
        } else if (message.type === "keep") withStorage((storage) => storage.setItem(keptNote, message.text));
        else if (message.type === "size") launcher.size(message.size);
        else {
          live = message.live;
          remember();
          told(message);
        }
      },
    });
    launcher.hold(frame.element);
    setTimeout(() => opened || launcher.refuse(true), frameWithin);
  }

  function toggle(open: boolean, byVisitor: boolean): void {
    if (open) load();
    focus = open && byVisitor;
    if (open !== launcher.isShown()) news({ type: "shown", shown: open });
    launcher.show(open);
    remember();
    tellPage();
    frame?.post({ type: "shown", shown: open, focus, channel });
    if (!byVisitor) return;
    if (open) frame?.element.focus();
    else launcher.focusButton();
  }

  function remember(): void {
    const state = launcher.isShown() ? "open" : live ? "live" : "";
    withStorage((storage) => storage.setItem(note, state));
  }

  // A page without reloads changes its address unheard; the visitor who goes to the panel leaves the page's window.
  addEventListener("blur", tellPage);
  const before = withStorage((storage) => storage.getItem(note));
  if (before === "open") toggle(true, false);
  else if (before === "live") load();

  return {
    press(open, by = "chat", own = named) {
      channel = by;
      button = own;
      toggle(open, true);
    },
    isShown: () => launcher.isShown(),
    send: (message) => frame?.post(message),
    load,
    forget() {
      frame?.element.remove();
      frame = undefined;
      opened = live = false;
      launcher.unread(0);
      launcher.size("normal");
      if (launcher.isShown()) toggle(false, false);
      for (const name of [note, keptNote]) withStorage((storage) => storage.removeItem(name));
    },
    moved: tellPage,
  };
}

/** Storage may be blocked on this page; then the panel is simply closed after a reload. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
