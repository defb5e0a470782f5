import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from "electron";
import { origin } from "./origin.ts";

/** How the desk's page names the windows of its conversations. */
const nameStart = "frontdesk-conversation-";
const address = /^\/\?conversation=([0-9a-f-]{36})$/;

/** Whether a page wants to open one conversation in a window of its own: our own page, and no other. */
export function isOwnWindow({ url, frameName }: { readonly url: string; readonly frameName: string }): boolean {
  if (!url.startsWith(origin)) return false;
  const conversation = address.exec(url.slice(origin.length))?.[1];
  return conversation !== undefined && frameName === nameStart + conversation;
}

/** A page of our own without the bridge: it reaches main through the desk's window alone. */
export const ownWindowOptions: BrowserWindowConstructorOptions = {
  title: "Frontdesk",
  width: 560,
  height: 760,
  minWidth: 360,
  minHeight: 420,
  autoHideMenuBar: true,
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  },
};

/** The conversations' own windows go with the desk's: without it they could show nothing, and would keep the program open. */
export function followOwnWindows(contents: Pick<WebContents, "on">, desk: Pick<BrowserWindow, "once">): void {
  const open = new Set<Pick<BrowserWindow, "isDestroyed" | "destroy">>();
  contents.on("did-create-window", (window, { frameName }) => {
    if (!frameName.startsWith(nameStart)) return;
    open.add(window);
    window.once("closed", () => open.delete(window));
  });
  desk.once("closed", () => {
    for (const window of open) if (!window.isDestroyed()) window.destroy();
  });
}
