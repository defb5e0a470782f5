import { join } from "node:path";
import { release } from "node:os";
import {
  app,
  BrowserWindow,
  desktopCapturer,
  globalShortcut,
  ipcMain,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
} from "electron";
import { privateFolder } from "../private-file.ts";
import type { DeskPage, DeskWindow, Shell } from "../shell.ts";
import { readWindowFiles } from "../window-files.ts";
import { machineEyes } from "./machine-eyes.ts";
import { electronCallOutside, followMiniBar } from "./call-outside.ts";
import { ipcPipes } from "./ipc-pipe.ts";
import { electronLog } from "./log.ts";
import { miniBarPlace } from "./mini-bar-place.ts";
import { guardNavigation } from "./navigation.ts";
import { notifications } from "./notification.ts";
import { origin, pageUrl, scheme } from "./origin.ts";
import { onPageGone } from "./page-gone.ts";
import { followOwnWindows } from "./own-windows.ts";
import { guardPermissions } from "./permissions.ts";
import { answerFiles } from "./scheme.ts";
import { pickerOf, screenPort, screenSettings } from "./screens.ts";
import { sealedSecrets } from "./secrets.ts";
import { bringUp, showQuietly, windowOptions } from "./window.ts";

/** The machine is Electron. To be called when the app is ready; `root`: the folder with `out` in it. */
export async function electronShell(options: { readonly data: string; readonly root: string }): Promise<Shell> {
  const data = await privateFolder(options.data);
  const folders = { data, logs: await privateFolder(join(data, "logs")) };
  const log = electronLog(folders.logs);
  const ours = session.defaultSession;
  const picker = pickerOf(process.platform, release(), process.env);
  const place = miniBarPlace(data, screen, log);
  let window: BrowserWindow | undefined;
  let framed: DeskPage["frames"] = () => [];

  const screens = screenPort({
    capturer: desktopCapturer,
    picker,
    isOwnFrame: (frame) => frame !== null && frame === window?.webContents.mainFrame && frame.origin === origin,
    ownWindows: () => BrowserWindow.getAllWindows().map((one) => one.getMediaSourceId()),
    access: () => (process.platform === "darwin" ? systemPreferences.getMediaAccessStatus("screen") : "granted"),
    // On Linux the system's sound cannot be had without the call in it.
    hasSound: process.platform !== "linux",
    openSettings: () => openLink(screenSettings),
    now: () => performance.now(),
    log,
  });
  const openLink = (link: string) =>
    void shell.openExternal(link).catch((error: unknown) => log.error("A link could not be opened.", error));
  app.on("web-contents-created", (_event, contents) =>
    guardNavigation(
      contents,
      openLink,
      () => contents === window?.webContents,
      () => framed(),
    ),
  );
  guardPermissions(ours);
  ours.setDisplayMediaRequestHandler((request, grant) => screens.grant(request, grant), {
    useSystemPicker: picker === "system",
  });

  return {
    folders,
    log,
    secrets: sealedSecrets(data, safeStorage, log),
    screens,
    eyes: machineEyes(powerMonitor),
    outside: electronCallOutside(globalShortcut, () => bringUp(window)),
    async openDesk(page, serve) {
      framed = page.frames;
      const answer = answerFiles(await readWindowFiles(join(options.root, "out/renderer")), page);
      protocol.handle(scheme, answer);
      const preload = join(options.root, "out/preload/preload.cjs");
      const opened = new BrowserWindow(windowOptions(preload, join(options.root, "assets/icons/icon.png")));
      window = opened;
      const { webContents } = opened;
      followMiniBar(webContents, place);
      followOwnWindows(webContents, opened);
      // Whoever starts the program a second time wants to see it.
      app.on("second-instance", () => bringUp(opened));
      const shown = {
        contents: webContents,
        origin,
        onGone: (listener: () => void) => onPageGone(webContents, listener),
      };
      const stopPipes = ipcPipes(ipcMain, shown, serve);
      opened.once("ready-to-show", () => showQuietly(opened));
      opened.once("closed", () => {
        stopPipes();
        protocol.unhandle(scheme);
      });
      await opened.loadURL(pageUrl);
      const desk: DeskWindow = {
        url: null,
        show: () => showQuietly(opened),
        onClosed: (listener) => void opened.once("closed", listener),
        async close() {
          if (opened.isDestroyed()) return;
          const closed = new Promise<void>((resolve) => void opened.once("closed", () => resolve()));
          opened.destroy();
          await closed;
        },
      };
      return desk;
    },
    notify: notifications({ make: (note) => new Notification(note), clicked: () => bringUp(window), log }),
  };
}
