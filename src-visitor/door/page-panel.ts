import type { Entry } from "../../src-shared/routing/channel.ts";
import { makeFrame } from "./frame.ts";
import type { Launcher } from "./launcher.ts";
import type { Up } from "./messages.ts";
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
  /** The key of the button that the page's tag names. */
  readonly button: string | undefined;
}

/** The panel as the page has it: its frame, and whether it is open. */
export interface PagePanel {
  /** The visitor opens or closes it; `by` and `button`: what he came by. */
  press(open: boolean, by?: Entry, button?: string): void;
  isShown(): boolean;
}

/** Makes the frame when it is first needed, and again on each page while a conversation runs. */
export function pagePanel({ hub, site, launcher, told, button: named }: PagePanelParts): PagePanel {
  let frame: ReturnType<typeof makeFrame> | undefined;
  let opened = false;
  let live = false;
  let focus = false;
  let channel: Entry = "chat";
  let button = named;

  const tellPage = (): void =>
    frame?.post({ type: "page", url: addressOf(location.href), title: document.title, button });

  function load(): void {
    if (frame) return;
    frame = makeFrame(hub, site, {
      opened() {
        opened = true;
        launcher.refuse(false);
        frame!.post({ type: "kept", text: withStorage((storage) => storage.getItem(keptNote)) ?? "" });
        tellPage();
        frame!.post({ type: "shown", shown: launcher.isShown(), focus, channel });
      },
      message(message) {
        if (message.type === "close") toggle(false, true);
        else if (message.type === "unread") launcher.unread(message.count);
        else if (message.type === "keep") withStorage((storage) => storage.setItem(keptNote, message.text));
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
