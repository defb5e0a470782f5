import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { expect, test } from "vitest";
import { externalLink, guardNavigation } from "../../../src-main/shell/electron/navigation.ts";

type OpenHandler = (details: { url: string; frameName: string }) => { action: string };

function guarded(isDesk = true) {
  const contents = new EventEmitter();
  const opened: string[] = [];
  let openHandler: OpenHandler = () => ({ action: "allow" });
  const setWindowOpenHandler = (handler: OpenHandler) => void (openHandler = handler);
  guardNavigation(
    Object.assign(contents, { setWindowOpenHandler }) as unknown as WebContents,
    (link) => opened.push(link),
    () => isDesk,
    () => ["https://crm.example"],
  );
  /** Whether the window lets it happen. */
  function happens(event: string, url: string, isMainFrame = true): boolean {
    let prevented = false;
    contents.emit(event, { url, isMainFrame, preventDefault: () => (prevented = true) });
    return !prevented;
  }
  return { happens, opened, open: (url: string, frameName = "") => openHandler({ url, frameName }) };
}

test.each(["will-navigate", "will-frame-navigate", "will-redirect"])(
  "%s: our own page again, and nothing else",
  (event) => {
    const { happens } = guarded();
    expect(happens(event, "frontdesk://desk/")).toBe(true);
    expect(happens(event, "frontdesk://desk/", false)).toBe(false);
    for (const url of [
      "https://evil.example/",
      "file:///etc/passwd",
      "data:text/html,x",
      "about:blank",
      "javascript:1",
      "frontdesk://desk.evil/",
      "frontdesk://x@desk.evil/",
      "not a url",
    ])
      expect(happens(event, url)).toBe(false);
  },
);

test.each(["will-navigate", "will-frame-navigate", "will-redirect"])(
  "%s inside the window: pages of the systems that the house shows there, and no others",
  (event) => {
    const { happens } = guarded();
    expect(happens(event, "https://crm.example/c/1?x=1#y", false)).toBe(true);
    // Never in the window itself.
    expect(happens(event, "https://crm.example/c/1")).toBe(false);
    for (const url of [
      "http://crm.example/",
      "https://crm.example:8443/",
      "https://crm.example.evil/",
      "https://x@crm.example/",
      "https://evil.example/?https://crm.example",
      "wss://crm.example/",
      "frontdesk://crm.example/",
      "frontdesk://desk/",
      "about:blank",
      "data:text/html,x",
      "not a url",
    ])
      expect(happens(event, url, false)).toBe(false);
  },
);

test("no webview", () => {
  expect(guarded().happens("will-attach-webview", "")).toBe(false);
});

test("no second window: an https link goes to the person's own browser, anything else nowhere", () => {
  const { open, opened } = guarded();
  expect(open("https://shop.example/order?id=1#top")).toEqual({ action: "deny" });
  expect(open("file:///etc/passwd")).toEqual({ action: "deny" });
  expect(opened).toEqual(["https://shop.example/order?id=1#top"]);
});

test("the desk's page, and no other, may open its mini bar: one bare window, kept on top and out of what is shared", () => {
  const bar = guarded().open("about:blank", "frontdesk-mini-bar");
  expect(bar).toMatchObject({ action: "allow", overrideBrowserWindowOptions: { alwaysOnTop: true, show: false } });
  for (const [url, name] of [
    ["about:blank", "other"],
    ["https://evil.example/", "frontdesk-mini-bar"],
    ["frontdesk://desk/", "frontdesk-mini-bar"],
  ] as const)
    expect(guarded().open(url, name)).toEqual({ action: "deny" });
  expect(guarded(false).open("about:blank", "frontdesk-mini-bar")).toEqual({ action: "deny" });
});

test.each([
  ["https://shop.example", "https://shop.example/"],
  ["https://SHOP.example/a b", "https://shop.example/a%20b"],
  ["http://shop.example/", "http://shop.example/"],
  ["mailto:help@shop.example", "mailto:help@shop.example"],
  ["mailto:a@shop.example,b@shop.example", null],
  ["mailto:help@shop.example?attach=/etc/passwd", null],
  ["tel:+358401234567", "tel:+358401234567"],
  ["tel:*21*1#", null],
  ["https://user:secret@shop.example/", null],
  ["https://user@shop.example/", null],
  ["javascript:alert(1)", null],
  ["ms-msdt:/id", null],
  ["smb://host/share", null],
  ["frontdesk://desk/", null],
  ["//shop.example", null],
  ["", null],
  [`https://shop.example/${"x".repeat(2_000)}`, null],
])("the link %s becomes %s", (text, link) => {
  expect(externalLink(text)).toBe(link);
});
