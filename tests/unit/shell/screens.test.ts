import type {
  DesktopCapturerSource,
  DisplayMediaRequestHandlerHandlerRequest,
  SourcesOptions,
  Streams,
  WebFrameMain,
} from "electron";
import { afterEach, expect, test, vi } from "vitest";
import { pickerOf, type ScreenParts, screenPort } from "../../../src-main/shell/electron/screens.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";

const ownFrame = {} as WebFrameMain;
const jpeg = Buffer.from("picture");
const thumbnail = { isEmpty: () => false, toJPEG: () => jpeg };
const sources = [
  { id: "screen:1:0", name: "Entire screen", thumbnail },
  { id: "window:9:0", name: "Invoice", thumbnail: { ...thumbnail, isEmpty: () => true } },
] as unknown as DesktopCapturerSource[];

interface Machine {
  picker: "ours" | "system";
  getSources: (options: SourcesOptions) => Promise<DesktopCapturerSource[]>;
  own: string[];
  access: ReturnType<ScreenParts["access"]>;
  hasSound: boolean;
}

function screens(
  picker: "ours" | "system" = "ours",
  getSources: Machine["getSources"] = () => Promise.resolve(sources),
  { own = [], access = "granted", hasSound = true }: Partial<Machine> = {},
) {
  let time = 0;
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  const log = { info: tell, warn: tell, error: tell };
  const port = screenPort({
    capturer: { getSources },
    picker,
    isOwnFrame: (frame) => frame === ownFrame,
    ownWindows: () => own,
    access: () => access,
    hasSound,
    openSettings: () => tell("settings"),
    now: () => time,
    log,
  });
  /** Every answer that one capture got. */
  function capture(
    more: Partial<DisplayMediaRequestHandlerHandlerRequest> = {},
    grant?: () => void,
  ): (Streams | null)[] {
    const answers: (Streams | null)[] = [];
    const request = {
      frame: ownFrame,
      securityOrigin: "frontdesk://desk",
      videoRequested: true,
      audioRequested: false,
    };
    port.grant({ ...request, userGesture: true, ...more }, (streams) => {
      answers.push(streams);
      grant?.();
    });
    return answers;
  }
  return { port, told, capture, pass: (ms: number) => (time += ms) };
}

afterEach(() => vi.useRealTimers());

test("lists screens and windows at once, and their small pictures a kind at a time", async () => {
  const asked: SourcesOptions[] = [];
  const { port } = screens("ours", (options) => {
    asked.push(options);
    return Promise.resolve(sources.filter(({ id }) => options.types.some((type) => id.startsWith(type))));
  });
  const list = await port.list();
  expect(list).toMatchObject({ picker: "ours", access: "granted", sound: true });
  expect(asked[0]).toEqual({
    types: ["screen", "window"],
    thumbnailSize: { width: 0, height: 0 },
    fetchWindowIcons: false,
  });
  expect(await port.pictures("screen")).toEqual([
    {
      id: "screen:1:0",
      name: "Entire screen",
      kind: "screen",
      thumbnail: `data:image/jpeg;base64,${jpeg.toString("base64")}`,
    },
  ]);
  expect(await port.pictures("window")).toEqual([{ id: "window:9:0", name: "Invoice", kind: "window", thumbnail: "" }]);
  expect(asked[2]).toMatchObject({ types: ["window"], thumbnailSize: { width: 320, height: 180 } });
});

test("windows of our own are not offered", async () => {
  const { port } = screens("ours", () => Promise.resolve(sources), { own: ["window:9:0"] });
  expect((await port.list()) as object).toMatchObject({ sources: [{ id: "screen:1:0" }] });
  expect(faultOf(catching(() => port.choose("window:9:0", false)))).toEqual({ code: "gone", reason: "screen-gone" });
});

test("a system that lets nobody see the screen is said, and leads to its settings", async () => {
  const fails = () => Promise.reject(new Error("Failed to get sources."));
  const { port, told } = screens("ours", fails, { access: "denied" });
  expect(await port.list()).toEqual({ picker: "ours", access: "denied", sound: true, sources: [] });
  port.openSettings();
  expect(told).toEqual(["settings"]);
  await expect(screens("ours", fails).port.list()).rejects.toThrow("Failed to get sources.");
});

test("a window that closed while the picker stood open cannot be chosen any more", async () => {
  let now = sources;
  const { port } = screens("ours", () => Promise.resolve(now));
  await port.list();
  now = [];
  expect(await port.pictures("window")).toEqual([]);
  expect(faultOf(catching(() => port.choose("window:9:0", false)))).toEqual({ code: "gone", reason: "screen-gone" });
  expect(catching(() => port.choose("screen:1:0", false))).toBeUndefined();
});

test("a choice that no capture comes for is forgotten", async () => {
  const { port, capture, pass } = screens();
  await port.list();
  port.choose("screen:1:0", false);
  pass(10_001);
  expect(capture()).toEqual([null]);
});

test.each([
  [true, true, true, "loopback"],
  [true, false, true, undefined],
  [false, true, true, undefined],
  [true, true, false, undefined],
] as const)("sound ticked %s, asked for %s, to be had %s: %s", async (sound, audioRequested, hasSound, audio) => {
  const { port, capture } = screens("ours", () => Promise.resolve(sources), { hasSound });
  await port.list();
  port.choose("screen:1:0", sound);
  expect(capture({ audioRequested })[0]?.audio).toBe(audio);
});

test("what was chosen is given to one capture and then forgotten; each capture is answered exactly once", async () => {
  const { port, capture } = screens();
  await port.list();
  port.choose("window:9:0", false);
  expect(capture()).toEqual([{ video: { id: "window:9:0", name: "Invoice" } }]);
  expect(capture()).toEqual([null]);
});

test("nothing was chosen: the capture is refused, without an error", () => {
  const { capture, told } = screens();
  expect(capture()).toEqual([null]);
  expect(told).toEqual([]);
});

test("another frame gets nothing, and the choice stays for our own", async () => {
  const { port, capture, told } = screens();
  await port.list();
  port.choose("screen:1:0", false);
  for (const frame of [null, {} as WebFrameMain]) expect(capture({ frame })).toEqual([null]);
  expect(told).toHaveLength(2);
  expect(capture()).toEqual([{ video: { id: "screen:1:0", name: "Entire screen" } }]);
});

test("a source that goes in between is told in the log, once answered", async () => {
  const { port, capture, told } = screens();
  await port.list();
  port.choose("screen:1:0", false);
  const fails = () => {
    throw new TypeError("no such source");
  };
  expect(capture({}, fails)).toHaveLength(1);
  expect(told).toEqual(["A screen could not be granted."]);
});

test("only what was listed can be chosen", async () => {
  const { port } = screens();
  const refused = () => faultOf(catching(() => port.choose("screen:1:0", false)));
  expect(refused()).toEqual({ code: "gone", reason: "screen-gone" });
  await port.list();
  expect(catching(() => port.choose("screen:1:0", false))).toBeUndefined();
  expect(faultOf(catching(() => port.choose("screen:2:0", false)))).toEqual({ code: "gone", reason: "screen-gone" });
});

test("a list that hangs is given up after five seconds", async () => {
  vi.useFakeTimers();
  const { port } = screens("ours", () => new Promise(() => {}));
  const listed = port.list().catch((error: unknown) => faultOf(error));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await listed).toEqual({ code: "unavailable", reason: "screens-not-listed" });
});

test("with the system's own picker nothing is listed, and the portal asks", async () => {
  const { port, capture } = screens("system", () => Promise.reject(new Error("must not be asked")));
  expect(await port.list()).toEqual({ picker: "system" });
  expect(capture()).toEqual([{ video: { id: "screen:0:0", name: "" } }]);
  expect(capture({ frame: null })).toEqual([null]);
});

test.each([
  ["linux", "6.1.0", { XDG_SESSION_TYPE: "wayland" }, "system"],
  ["linux", "6.1.0", { WAYLAND_DISPLAY: "wayland-0" }, "system"],
  ["linux", "6.1.0", { DISPLAY: ":0", XDG_SESSION_TYPE: "x11" }, "ours"],
  ["darwin", "24.0.0", {}, "system"],
  ["darwin", "23.6.0", {}, "ours"],
  ["win32", "10.0.26100", {}, "ours"],
] as const)("on %s %s with %j the picker is %s", (platform, release, environment, picker) => {
  expect(pickerOf(platform, release, environment)).toBe(picker);
});

function catching(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
