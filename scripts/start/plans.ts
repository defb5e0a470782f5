import { join } from "node:path";
import type { LivekitServer } from "../provision/livekit.ts";
import { answers } from "./answers.ts";
import type { HouseSettings } from "./house-settings.ts";
import type { LivekitKeys } from "./livekit-keys.ts";
import type { PartPlan } from "./part.ts";

/** Where everything of one house is. Folders are absolute, addresses have no slash at their end. */
export interface Places {
  readonly root: string;
  readonly data: string;
  readonly hub: string;
  readonly demo: string;
  readonly livekit: string;
}

const loopback = "127.0.0.1";

export function placesOf(root: string, data: string, { ports }: HouseSettings): Places {
  return {
    root,
    data,
    hub: `http://${loopback}:${ports.hub}`,
    demo: `http://localhost:${ports.demo}`,
    livekit: `${loopback}:${ports.livekit}`,
  };
}

export function hubPlan(
  { root, data, hub, demo, livekit }: Places,
  { ports, demoSite }: HouseSettings,
  { key, secret }: LivekitKeys,
  env: NodeJS.ProcessEnv,
): PartPlan {
  return {
    name: "the hub",
    command: process.execPath,
    args: [join(root, "src-hub", "server.ts")],
    log: join(data, "logs", "hub.log"),
    env: {
      ...env,
      FRONTDESK_DATA: data,
      FRONTDESK_HOST: loopback,
      FRONTDESK_PORT: String(ports.hub),
      FRONTDESK_PUBLIC_URL: hub,
      FRONTDESK_FILES_PORT: String(ports.files),
      FRONTDESK_FILES_URL: `http://${loopback}:${ports.files}`,
      FRONTDESK_LIVEKIT_URL: `ws://${livekit}`,
      FRONTDESK_LIVEKIT_PUBLIC_URL: `ws://${livekit}`,
      FRONTDESK_LIVEKIT_KEY: key,
      FRONTDESK_LIVEKIT_SECRET: secret,
      FRONTDESK_SEED_SITE_KEY: demoSite.key,
      FRONTDESK_SEED_SITE_NAME: "Demo shop",
      FRONTDESK_SEED_SITE_ORIGIN: demo,
      FRONTDESK_WIDGET_FILES: join(root, "out", "visitor"),
      FRONTDESK_VIDEO_TEST_FILES: join(root, "out", "video-test"),
      FRONTDESK_LOADER_FILE: join(root, "out", "loader", "loader.js"),
      FRONTDESK_PAGE_FILES: join(root, "out", "page"),
    },
    // Listening is enough: LiveKit starts next, and only then the hub can be of full use.
    ready: (signal) => answers(`${hub}/healthz`, signal),
  };
}

export function livekitPlan(
  { data, livekit }: Places,
  server: LivekitServer,
  configuration: string,
  env: NodeJS.ProcessEnv,
): PartPlan {
  return {
    name: "the LiveKit server",
    command: server.command,
    args: server.args(configuration),
    log: join(data, "logs", "livekit.log"),
    env,
    // The first SIGTERM lets calls drain, the second ends it.
    asks: 2,
    ready: (signal) => answers(`http://${livekit}/`, signal),
  };
}

export interface DeskChoice {
  /** Electron's program, or undefined for the browser shell. */
  readonly electron: string | undefined;
  /** Whether the browser shell opens its page. */
  readonly open: boolean;
  /** The browser that opens it. */
  readonly chromium: string | undefined;
}

const announces = "Desk: ";

/** The desk; `announced` hears the address of each of its starts, and each that it is asked for by a line. */
export function deskPlan(
  { root, data, hub }: Places,
  { ports }: HouseSettings,
  { electron, open, chromium }: DeskChoice,
  env: NodeJS.ProcessEnv,
  announced: (address: string) => void,
): PartPlan {
  return {
    name: "the desk",
    command: electron ?? process.execPath,
    args: electron ? [root] : [join(root, "src-main", "node.ts")],
    log: join(data, "logs", "desk.log"),
    mayClose: true,
    listens: !electron,
    env: {
      ...env,
      FRONTDESK_HUB_URL: hub,
      FRONTDESK_DESK_DATA: deskFolder(data),
      FRONTDESK_DESK_PORT: String(ports.desk),
      FRONTDESK_DESK_OPEN: open ? "1" : "0",
      FRONTDESK_WINDOW_FILES: join(root, "out", "renderer"),
      ...(chromium === undefined ? {} : { FRONTDESK_CHROMIUM: chromium }),
    },
    async ready(_signal, line) {
      await line(new RegExp(`^${announces}`));
    },
    heard(line) {
      if (!line.startsWith(announces)) return line;
      announced(line.slice(announces.length).trim());
      return line.replace(/#.*/, ""); // The ticket is for whoever reads the terminal.
    },
  };
}

export function deskFolder(data: string): string {
  return join(data, "desk");
}
