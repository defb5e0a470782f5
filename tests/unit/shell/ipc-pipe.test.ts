import type { IpcMainEvent, WebFrameMain } from "electron";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ipcPipes } from "../../../src-main/shell/electron/ipc-pipe.ts";
import { bridgePipe, carry } from "../../../src-shared/rpc/bridge.ts";
import { closeCodes, type Closed, type Pipe } from "../../../src-shared/rpc/pipe.ts";
import { eventFrom, fakeElectron } from "../../support/pipe-ends.ts";

const id = "0123456789abcdef0123456789abcdef";
const other = "f".repeat(32);
const open = carry({ pipe: id, kind: "+", text: "" });
const frame = (text: string, pipe = id) => carry({ pipe, kind: "=", text });

let electron: ReturnType<typeof fakeElectron>;
let pipes: Pipe[];
let heard: string[];
let closings: Closed[];
let stop: () => void;
let own: IpcMainEvent;

beforeEach(() => {
  electron = fakeElectron();
  [pipes, heard, closings] = [[], [], []];
  own = eventFrom(electron.page.contents.id, electron.page.contents.mainFrame);
  stop = ipcPipes(electron.ipc, electron.page, (pipe) => {
    pipes.push(pipe);
    pipe.onClosed((closed) => closings.push(closed));
    return pipe.onFrame((text) => heard.push(text));
  });
});
afterEach(() => stop());

test("our page's main frame is heard", () => {
  electron.say(own, open);
  electron.say(own, frame("hello"));
  expect(heard).toEqual(["hello"]);
});

test("nobody else is", () => {
  const strangers: IpcMainEvent[] = [
    eventFrom(8, electron.page.contents.mainFrame),
    eventFrom(7, null),
    eventFrom(7, { origin: "frontdesk://desk" } as WebFrameMain),
  ];
  for (const stranger of strangers) electron.say(stranger, open);
  expect(pipes).toEqual([]);
  electron.say(own, open);
  for (const stranger of strangers) electron.say(stranger, frame("let me in"));
  expect(heard).toEqual([]);
});

test("a main frame that shows another origin is not heard either", () => {
  const foreign = fakeElectron("https://evil.example");
  const strange: Pipe[] = [];
  const page = { ...foreign.page, origin: "frontdesk://desk" };
  const stopForeign = ipcPipes(foreign.ipc, page, (pipe) => {
    strange.push(pipe);
    return () => {};
  });
  foreign.say(eventFrom(7, page.contents.mainFrame), open);
  expect(strange).toEqual([]);
  stopForeign();
});

test.each([
  undefined,
  null,
  1,
  {},
  [],
  "",
  "hello",
  frame("unopened", other),
  open.slice(1),
  `${id}?x`,
  `${id.toUpperCase()}+`,
])("%j does nothing and harms nothing", (text) => {
  electron.say(own, open);
  electron.say(own, text);
  expect(pipes).toHaveLength(1);
  expect([heard, closings]).toEqual([[], []]);
});

test("a page that connects again takes its own place; the earlier pipe is over and hears nothing more", () => {
  electron.say(own, open);
  electron.say(own, carry({ pipe: other, kind: "+", text: "" }));
  expect(closings).toEqual([{ code: closeCodes.going, reason: "page-gone" }]);
  electron.say(own, frame("old"));
  electron.say(own, frame("new", other));
  expect(heard).toEqual(["new"]);
});

test("a page that goes ends its pipe; what is posted later to a destroyed window harms nobody", () => {
  electron.say(own, open);
  electron.goAway();
  electron.goAway();
  expect(closings).toHaveLength(1);
  electron.say(own, open);
  electron.destroy();
  pipes[1]?.post("into the void");
  electron.say(own, frame("from the void"));
  expect(heard).toEqual([]);
});

test("a reason that is not understood still ends the pipe", () => {
  electron.say(own, open);
  electron.say(own, carry({ pipe: id, kind: "-", text: "{" }));
  expect(closings).toEqual([{ code: closeCodes.badFrame, reason: "frame-not-understood" }]);
});

test("after the end nobody listens any more", () => {
  electron.say(own, open);
  stop();
  expect(electron.listeners()).toBe(0);
  expect(closings).toEqual([{ code: closeCodes.going, reason: "page-gone" }]);
});

test("a page never hears what was meant for the page before it", async () => {
  const texts: string[] = [];
  const first = bridgePipe(electron.bridge, id);
  first.onFrame((text) => texts.push(`first ${text}`));
  await expect.poll(() => pipes.length).toBe(1);
  pipes[0]?.post("for the first page");
  const second = bridgePipe(electron.bridge, other);
  second.onFrame((text) => texts.push(`second ${text}`));
  await expect.poll(() => pipes.length).toBe(2);
  pipes[1]?.post("for the second page");
  await expect.poll(() => texts).toEqual(["first for the first page", "second for the second page"]);
});
