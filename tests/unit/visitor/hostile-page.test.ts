import { afterEach, expect, test, vi } from "vitest";
import { makeFrame } from "../../../src-visitor/door/frame.ts";
import { openDoor } from "../../../src-visitor/door/parent.ts";
import { portWord, readyWord } from "../../../src-visitor/door/trust.ts";

// Windows as hostile pages have them: whatever they say, to whichever end, from wherever, nothing of it is heard
// (reliability §3 W8).

const hub = "https://hub.example";
const shop = "https://shop.example";

class FakeWindow extends EventTarget {
  readonly heard: unknown[] = [];
  readonly ports: MessagePort[] = [];
  postMessage(data: unknown, _origin: string, ports: MessagePort[] = []): void {
    this.heard.push(data);
    this.ports.push(...ports);
  }
}

const open: MessagePort[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const port of open.splice(0)) port.close();
});

/** Everything that either end ever says, and the two words by which the door is opened. */
const says: readonly unknown[] = [
  readyWord,
  portWord,
  { type: "page", url: "https://evil.example", title: "Evil", referrer: "" },
  { type: "kept", text: '{"frontdesk/x/token":"evil"}' },
  { type: "shown", shown: true, focus: true, channel: "video" },
  { type: "identifying" },
  { type: "identify", call: 1, token: "a.b.c" },
  { type: "attributes", call: 2, values: { name: "Evil" } },
  { type: "logOut", call: 3 },
  { type: "close" },
  { type: "unread", count: 7 },
  { type: "keep", text: "evil" },
  { type: "size", size: "call" },
  { type: "live", live: true, chat: true, video: true },
  { type: "answer", call: 1, fault: "" },
  { type: "conversation", state: "active" },
];

function say(window: FakeWindow, sender: { origin: string; source: unknown }, data: unknown): void {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  window.dispatchEvent(Object.assign(new Event("message"), { ...sender, data, ports: [port2] }));
  // A port that was taken would hear it all once more.
  for (const one of says) port1.postMessage(one);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The frame in its page, and what it hears. */
function aFrame() {
  const parent = new FakeWindow();
  const window = Object.assign(new FakeWindow(), { parent });
  vi.stubGlobal("window", window);
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  const door = openDoor([shop]);
  const heard: unknown[] = [];
  door.onShown((shown) => heard.push(shown));
  door.onPersonal((message) => heard.push(message));
  void door.kept.then((text) => text !== "" && heard.push(text));
  return { parent, window, door, heard };
}

test.each([
  ["a page that is not of the site", (parent: unknown) => ({ origin: "https://evil.example", source: parent })],
  ["an origin that begins like the site's", (parent: unknown) => ({ origin: `${shop}.evil.example`, source: parent })],
  ["a sandboxed page", (parent: unknown) => ({ origin: "null", source: parent })],
  ["a frame beside, of the site", () => ({ origin: shop, source: new FakeWindow() })],
  ["the hub's own origin in another window", () => ({ origin: hub, source: new FakeWindow() })],
  ["nobody", () => ({ origin: "", source: null })],
])("the panel hears nothing of %s", async (_, senderOf) => {
  const { parent, window, door, heard } = aFrame();
  for (const one of says) say(window, senderOf(parent), one);
  await settled();
  expect(heard).toEqual([]);
  expect(door.page()).toBeNull();
});

test("the page of the site opens the door by its word alone, and is heard by the port alone", async () => {
  const { parent, window, door, heard } = aFrame();
  for (const one of says) if (one !== portWord) say(window, { origin: shop, source: parent }, one);
  await settled();
  expect(heard).toEqual([]);
  say(window, { origin: shop, source: parent }, portWord);
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  expect(door.page()).toEqual({ url: "https://evil.example", title: "Evil" });
});

test("who sat here before is covered from the moment that the page names another, until the hub has answered", async () => {
  const { parent, window, door } = aFrame();
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const word = { origin: shop, source: parent, data: portWord, ports: [port2] };
  window.dispatchEvent(Object.assign(new Event("message"), word));
  port1.postMessage({ type: "identifying" });
  await expect.poll(() => door.identifying.value).toBe(true);
  port1.postMessage({ type: "attributes", call: 1, values: {} });
  port1.postMessage({ type: "identify", call: 2, token: "a.b.c" });
  await settled();
  door.say({ type: "answer", call: 1, fault: "" });
  expect(door.identifying.value).toBe(true);
  door.say({ type: "answer", call: 2, fault: "identity-token-expired" });
  expect(door.identifying.value).toBe(false);
});

/** The page with the frame that it has made, and what it hears of it. */
function aPage() {
  const window = new FakeWindow();
  const contentWindow = new FakeWindow();
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("document", { createElement: () => ({ contentWindow }) });
  const heard: unknown[] = [];
  makeFrame(hub, "shop", { opened: () => heard.push("opened"), message: (message) => heard.push(message) });
  return { window, contentWindow, heard };
}

test.each([
  ["the frame, gone to another page", (frame: unknown) => ({ origin: "https://evil.example", source: frame })],
  ["another frame that shows the hub", () => ({ origin: hub, source: new FakeWindow() })],
  ["the page itself", () => ({ origin: shop, source: null })],
  ["an origin that begins like the hub's", (frame: unknown) => ({ origin: `${hub}.evil.example`, source: frame })],
])("the page gives no port to %s, and hears nothing of it", async (_, senderOf) => {
  const { window, contentWindow, heard } = aPage();
  for (const one of says) say(window, senderOf(contentWindow), one);
  await settled();
  expect(heard).toEqual([]);
  expect(contentWindow.ports).toEqual([]);
});

test("to the frame that it made the page gives a port for its word alone", async () => {
  const { window, contentWindow, heard } = aPage();
  for (const one of says) if (one !== readyWord) say(window, { origin: hub, source: contentWindow }, one);
  await settled();
  expect(heard).toEqual([]);
  say(window, { origin: hub, source: contentWindow }, readyWord);
  expect(contentWindow.heard).toEqual([portWord]);
  open.push(...contentWindow.ports);
  contentWindow.ports[0]!.postMessage({ type: "unread", count: 2 });
  await expect.poll(() => heard.at(-1)).toEqual({ type: "unread", count: 2 });
});
