import { join } from "node:path";
import { privateFolder } from "../private-file.ts";
import { noEyes } from "../machine-use.ts";
import type { DeskWindow, Shell } from "../shell.ts";
import { readWindowFiles } from "../window-files.ts";
import { type Browser, findBrowser, hasDisplay, openBrowser } from "./browser.ts";
import { deskDoor } from "./desk-door.ts";
import { deskSocket } from "./desk-socket.ts";
import { nodeLogIn } from "./log.ts";
import { notifier } from "./notify.ts";
import { secretFiles } from "./secret-files.ts";
import { windowServer } from "./window-server.ts";

export interface NodeShellOptions {
  /** Where this desk keeps what is its own. */
  readonly data: string;
  /** 0: any. */
  readonly port: number;
  /** Whether to open a browser, where there is a display. */
  readonly open: boolean;
  /** The folder of the built window. */
  readonly windowFiles: string;
  /** The browser to open; null: the first one found on this machine. */
  readonly browser: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told the address, with a fresh ticket in it, as soon as the window is served. */
  readonly served: (url: string) => void;
  /** Told when the agent closed the browser that this shell opened. */
  readonly closed?: () => void;
  /** Milliseconds of a clock that only runs forward, for the life of tickets. */
  readonly now?: () => number;
}

/** The machine is Node and a browser in app mode: kiosks, virtual desktops, and wherever Electron may not be. */
export async function nodeShell(options: NodeShellOptions): Promise<Shell> {
  const data = await privateFolder(options.data);
  const folders = { data, logs: await privateFolder(join(data, "logs")) };
  const log = nodeLogIn(folders.logs);
  const display = hasDisplay(options.environment);
  return {
    folders,
    log,
    secrets: secretFiles(data),
    // The browser has its own picker, and asks by itself at each capture.
    screens: {
      list: async () => ({ picker: "system" }),
      pictures: async () => [],
      choose: () => {},
      openSettings: () => {},
    },
    // Keys of the whole machine and windows on top are not a browser's to give; it has pictures in pictures.
    outside: { miniBar: "page", holdKeys: () => [] },
    eyes: noEyes,
    async openDesk(page, serve) {
      const server = await windowServer(options.port, await readWindowFiles(options.windowFiles), page);
      const door = deskDoor(options.now ?? (() => performance.now()));
      const stopSockets = deskSocket(server, door, serve);
      const closings = new Set<() => void>();
      const url = () => `${server.origin}/#${door.ticket()}`;
      const program = options.open && display ? (options.browser ?? findBrowser(options.environment)) : null;
      let browser: Browser | undefined;
      let closing: Promise<void> | undefined;

      function show(): void {
        if (program === null || browser || closing) return;
        const opened = openBrowser(program, url(), join(data, "browser"), log);
        browser = opened;
        void opened.ended.then(() => {
          browser = undefined;
          if (closing) return;
          for (const listener of closings) listener();
          options.closed?.();
        });
      }

      async function close(): Promise<void> {
        await browser?.close();
        stopSockets();
        await server.close();
      }

      if (options.open && display && program === null)
        log.warn("No Chromium, Chrome or Edge was found. Open the printed address in a browser of your choice.");
      options.served(url());
      show();
      const window: DeskWindow = {
        get url() {
          return url();
        },
        show,
        onClosed: (listener) => void closings.add(listener),
        close: () => (closing ??= close()),
      };
      return window;
    },
    notify: notifier(options.environment, display, log),
  };
}
