import type { DesktopCapturerSource, DisplayMediaRequestHandlerHandlerRequest, Streams, WebFrameMain } from "electron";
import { afterEach, expect, test, vi } from "vitest";
import { pickerOf, screenPort } from "../../../src-main/shell/electron/screens.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";

const ownFrame = {} as WebFrameMain;
const jpeg = Buffer.from("picture");
const thumbnail = { isEmpty: () => false, toJPEG: () => jpeg };
const sources = [
  { id: "screen:1:0", name: "Entire screen", thumbnail },
  { id: "window:9:0", name: "Invoice", thumbnail: { ...thumbnail, isEmpty: () => true } },
] as unknown as DesktopCapturerSource[];

function screens(picker: "ours" | "system" = "ours", getSources = () => Promise.resolve(sources)) {
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  const log = { info: tell, warn: tell, error: tell };
  const port = screenPort({ capturer: { getSources }, picker, isOwnFrame: (frame) => frame === ownFrame, log });
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
  return { port, told, capture };
}

afterEach(() => vi.useRealTimers());

test("lists screens and windows with small pictures", async () => {
  expect(await screens().port.list()).toEqual({
    picker: "ours",
    sources: [
      {
        id: "screen:1:0",
        name: "Entire screen",
        kind: "screen",
        thumbnail: `data:image/jpeg;base64,${jpeg.toString("base64")}`,
      },
      { id: "window:9:0", name: "Invoice", kind: "window", thumbnail: "" },
    ],
  });
});

test("what was chosen is given to one capture and then forgotten; each capture is answered exactly once", async () => {
  const { port, capture } = screens();
  await port.list();
  port.choose("window:9:0");
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
  port.choose("screen:1:0");
  for (const frame of [null, {} as WebFrameMain]) expect(capture({ frame })).toEqual([null]);
  expect(told).toHaveLength(2);
  expect(capture()).toEqual([{ video: { id: "screen:1:0", name: "Entire screen" } }]);
});

test("a source that goes in between is told in the log, once answered", async () => {
  const { port, capture, told } = screens();
  await port.list();
  port.choose("screen:1:0");
  const fails = () => {
    throw new TypeError("no such source");
  };
  expect(capture({}, fails)).toHaveLength(1);
  expect(told).toEqual(["A screen could not be granted."]);
});

test("only what was listed can be chosen", async () => {
  const { port } = screens();
  const refused = () => faultOf(catching(() => port.choose("screen:1:0")));
  expect(refused()).toEqual({ code: "gone", reason: "screen-gone" });
  await port.list();
  expect(catching(() => port.choose("screen:1:0"))).toBeUndefined();
  expect(faultOf(catching(() => port.choose("screen:2:0")))).toEqual({ code: "gone", reason: "screen-gone" });
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
