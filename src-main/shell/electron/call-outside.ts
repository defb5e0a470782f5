import type { BrowserWindow, BrowserWindowConstructorOptions, GlobalShortcut, WebContents } from "electron";
import { callKeys } from "../../../src-shared/mini-bar/desk-asks.ts";
import type { CallOutside } from "../shell.ts";

/** The name under which the desk's page opens its small window; any other is refused. */
export const frameName = "frontdesk-mini-bar";

/** Whether a page wants to open the bar's window, bare as it is: the page writes into it, nothing is loaded. */
export function isMiniBar({ url, frameName: name }: { readonly url: string; readonly frameName: string }): boolean {
  return name === frameName && (url === "about:blank" || url === "");
}

/** A strip without a frame that is not seen in what others share or record of this screen. */
export const miniBarOptions: BrowserWindowConstructorOptions = {
  width: 380,
  height: 76,
  useContentSize: true,
  resizable: false,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  show: false,
  autoHideMenuBar: true,
  title: "Frontdesk",
  webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
};

type Bar = Pick<
  BrowserWindow,
  | "setAlwaysOnTop"
  | "setVisibleOnAllWorkspaces"
  | "setContentProtection"
  | "setPosition"
  | "getPosition"
  | "showInactive"
  | "on"
>;

export interface MiniBarPlace {
  /** Where it stood last, in the desktop's points; null before the first time, or when that screen is gone. */
  readonly last: () => readonly [number, number] | null;
  readonly keep: (place: readonly [number, number]) => void;
}

/** Puts the bar above all other windows, where it stood, without taking the focus. */
export function followMiniBar(contents: Pick<WebContents, "on">, place: MiniBarPlace): void {
  contents.on("did-create-window", (bar, { frameName: name }) => {
    if (name === frameName) setUp(bar, place);
  });
}

function setUp(bar: Bar, place: MiniBarPlace): void {
  // Above full-screen programs too: there it is needed most.
  bar.setAlwaysOnTop(true, "screen-saver");
  bar.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  bar.setContentProtection(true);
  const last = place.last();
  if (last) bar.setPosition(last[0], last[1]);
  bar.on("moved", () => {
    const [x = 0, y = 0] = bar.getPosition();
    place.keep([x, y]);
  });
  bar.showInactive();
}

/** The machine-wide keys, by Electron's `globalShortcut`. `show` is done here: it brings the window to the front. */
export function electronCallOutside(
  shortcuts: Pick<GlobalShortcut, "register" | "unregister">,
  show: () => void,
): CallOutside {
  let held: Array<keyof typeof callKeys> = [];
  const accelerator = (key: keyof typeof callKeys) => callKeys[key].replace("Mod", "CommandOrControl");
  return {
    miniBar: "window",
    holdKeys(keys, pressed) {
      for (const key of held) shortcuts.unregister(accelerator(key));
      held = keys.filter((key) => shortcuts.register(accelerator(key), () => (key === "show" ? show() : pressed(key))));
      return held;
    },
  };
}
