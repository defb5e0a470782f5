import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";

/** The desk's window: a page of our own that has nothing but the bridge. */
export function windowOptions(preload: string, icon: string): BrowserWindowConstructorOptions {
  return {
    title: "Frontdesk",
    icon,
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The ring and the picture go on behind other windows.
      backgroundThrottling: false,
    },
  };
}

/** Shows a window without taking the focus: one that was minimised asks for attention instead of jumping up. */
export function showQuietly(
  window: Pick<BrowserWindow, "isDestroyed" | "isMinimized" | "flashFrame" | "showInactive">,
): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.flashFrame(true);
  else window.showInactive();
}

/** Brings a window to the front, because the agent asked for it. */
export function bringUp(
  window: Pick<BrowserWindow, "isDestroyed" | "isMinimized" | "restore" | "show"> | undefined,
): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
}
