import { expect, test } from "vitest";
import { onCallKey, tellCallKey } from "../../../../src-renderer/mini-bar/call-key.ts";
import { onTop } from "../../../../src-renderer/mini-bar/on-top.ts";
import { smallWindow } from "../../../../src-renderer/mini-bar/small-window.ts";

/** As much of a window as a bare one needs. */
function aWindow() {
  const heard = new Map<string, () => void>();
  const window = {
    closed: false,
    addEventListener: (name: string, listener: () => void) => void heard.set(name, listener),
    close() {
      window.closed = true;
      heard.get("pagehide")?.();
    },
    document: {
      title: "",
      head: { append: () => {} },
      body: { style: {} },
      documentElement: { lang: "", dataset: {} },
      importNode: (node: unknown) => node,
      querySelectorAll: () => [],
    },
  };
  return { window: window as unknown as Window & { closed: boolean }, happens: (name: string) => heard.get(name)?.() };
}

function aBar(kept = new Map<string, string>()) {
  const page = aWindow();
  const shelf = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  return { page, kept, bar: onTop({ page: page.window, shelf }) };
}

test("one small window at a time; closed by the person, it is not offered again", async () => {
  const { bar } = aBar();
  const small = aWindow();
  let opened = 0;
  const open = () => {
    opened += 1;
    return Promise.resolve(small.window);
  };
  await Promise.all([bar.open(open), bar.open(open)]);
  expect(opened).toBe(1);
  expect(bar.window()).toBe(small.window);
  small.happens("pagehide");
  expect(bar.window()).toBeUndefined();
  expect(bar.wasOpen()).toBe(false);
});

test("closed by a reload, it is offered again until it is opened or unwanted", async () => {
  const { bar, page, kept } = aBar();
  const small = aWindow();
  await bar.open(() => Promise.resolve(small.window));
  page.happens("beforeunload");
  small.happens("pagehide");
  const reloaded = aBar(kept);
  expect(reloaded.bar.wasOpen()).toBe(true);
  reloaded.bar.forget();
  expect(reloaded.bar.wasOpen()).toBe(false);
});

test("a refusal is told, and it can be tried again", async () => {
  const { bar } = aBar();
  await expect(bar.open(() => Promise.reject(new Error("no click")))).rejects.toThrow("no click");
  await bar.open(() => Promise.resolve(aWindow().window));
  expect(bar.window()).toBeDefined();
  bar.close();
  expect(bar.window()).toBeUndefined();
});

test("the shell's own window, else the browser's picture in picture, else none", async () => {
  const opened: unknown[][] = [];
  const open = (...how: unknown[]) => {
    opened.push(how);
    return null;
  };
  const own = smallWindow({ open }, "window");
  await expect(own?.({ width: 10, height: 20 })).rejects.toThrow("The shell did not open");
  expect(opened).toEqual([["about:blank", "frontdesk-mini-bar", "popup,width=10,height=20"]]);
  expect(smallWindow({ open }, "page")).toBeUndefined();
  const { window } = aWindow();
  const documentPictureInPicture = { requestWindow: () => Promise.resolve(window) };
  expect(await smallWindow({ open, documentPictureInPicture }, "page")?.({ width: 1, height: 1 })).toBe(window);
});

test("a key of the whole machine is heard by who listens", () => {
  const heard: string[] = [];
  const stop = onCallKey((key) => heard.push(key));
  tellCallKey("microphone");
  stop();
  tellCallKey("end");
  expect(heard).toEqual(["microphone"]);
});
