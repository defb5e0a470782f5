import type { Entry } from "../src-shared/routing/channel.ts";
import { makeFrame } from "./door/frame.ts";
import { drawLauncher } from "./door/launcher.ts";
import type { Can } from "./door/offer.ts";
import { addressOf } from "./door/trust.ts";

/** A frame that has not asked for its port by now was refused: another origin, or a page that forbids frames. */
const frameWithin = 8_000;
const note = "frontdesk";
const keptNote = "frontdesk-kept";

const script = (document.currentScript ??
  document.querySelector("script[data-site][src$='/loader.js']")) as HTMLScriptElement | null;
if (script?.dataset["site"]) {
  const { src, dataset } = script;
  const begin = (): void => start(new URL(src).origin, dataset["site"]!, dataset);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
}

function start(hub: string, site: string, dataset: DOMStringMap): void {
  let frame: ReturnType<typeof makeFrame> | undefined;
  let opened = false;
  let live = false;
  let focus = false;
  let channel: Entry = "chat";
  let told: ((can: Can) => void) | undefined;
  const launcher = drawLauncher(press);

  function press(open: boolean, by: Entry = "chat"): void {
    channel = by;
    toggle(open, true);
  }
  // Which buttons stand there hangs on who is there: a page that asks for that pays for it.
  if (dataset["show"])
    import(/* @vite-ignore */ `${hub}/widget-files/launcher.js`).then(
      ({ offer }) => (told = offer({ hub, dataset, launcher, press })),
      console.error,
    );

  const tellPage = (): void =>
    frame?.post({ type: "page", url: addressOf(location.href), title: document.title, button: dataset["button"] });

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
          told?.(message);
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
