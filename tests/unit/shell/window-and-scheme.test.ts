import { EventEmitter } from "node:events";
import type { Notification, WebContents } from "electron";
import { expect, test } from "vitest";
import { notifications } from "../../../src-main/shell/electron/notification.ts";
import { onPageGone } from "../../../src-main/shell/electron/page-gone.ts";
import { answerFiles, privileges } from "../../../src-main/shell/electron/scheme.ts";
import { bringUp, showQuietly, windowOptions } from "../../../src-main/shell/electron/window.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

test("the page has a sandbox, a world of its own, and nothing but the bridge", () => {
  expect(windowOptions("/preload.cjs", "/icon.png")).toMatchObject({
    show: false,
    webPreferences: {
      preload: "/preload.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
});

test("showing takes no focus; only what the agent asked for does", () => {
  const done: string[] = [];
  const windowThat = (destroyed: boolean, minimised: boolean) => ({
    isDestroyed: () => destroyed,
    isMinimized: () => minimised,
    flashFrame: () => void done.push("flash"),
    showInactive: () => void done.push("show quietly"),
    restore: () => void done.push("restore"),
    show: () => void done.push("show"),
  });
  showQuietly(windowThat(false, false));
  showQuietly(windowThat(false, true));
  showQuietly(windowThat(true, false));
  expect(done.splice(0)).toEqual(["show quietly", "flash"]);
  bringUp(windowThat(false, true));
  bringUp(windowThat(true, false));
  bringUp(undefined);
  expect(done).toEqual(["restore", "show"]);
});

test("the scheme is a secure origin with a code cache, and bypasses nothing", () => {
  expect(privileges).toEqual({
    scheme: "frontdesk",
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});

test("the scheme answers from its map, with the strict policy, and knows nothing else", async () => {
  const page = {
    type: "text/html; charset=utf-8",
    bytes: new TextEncoder().encode("<title>desk</title>"),
    lasting: false,
  };
  const frames: string[] = [];
  const answer = answerFiles(new Map([["/", page]]), { connect: ["wss://media.example"], frames: () => frames });
  const index = answer(new Request("frontdesk://desk/?x=1"));
  expect([index.status, await index.text()]).toEqual([200, "<title>desk</title>"]);
  expect(index.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(index.headers.get("content-security-policy")).toContain(
    "connect-src 'self' https://media.example wss://media.example;",
  );
  expect(index.headers.get("content-security-policy")).toContain("frame-src 'none';");
  frames.push("https://crm.example");
  expect(answer(new Request("frontdesk://desk/")).headers.get("content-security-policy")).toContain(
    "frame-src https://crm.example;",
  );
  const statusOf = (url: string, method = "GET") => answer(new Request(url, { method })).status;
  expect(statusOf("frontdesk://desk/../../etc/passwd")).toBe(404);
  expect(statusOf("frontdesk://desk/%2e%2e/etc/passwd")).toBe(404);
  expect(statusOf("frontdesk://evil/")).toBe(421);
  expect(statusOf("frontdesk://desk/", "POST")).toBe(405);
});

test("a page is gone with its next load, its process, or its window; not with a change of the fragment", () => {
  const contents = new EventEmitter();
  let gone = 0;
  const stop = onPageGone(contents as unknown as WebContents, () => gone++);
  contents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: true });
  contents.emit("did-start-navigation", { isMainFrame: false, isSameDocument: false });
  expect(gone).toBe(0);
  contents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
  contents.emit("render-process-gone");
  contents.emit("destroyed");
  expect(gone).toBe(3);
  stop();
  contents.emit("destroyed");
  expect(gone).toBe(3);
});

test("a notification makes no sound of its own, and its click brings the window", () => {
  const made: unknown[] = [];
  const shown = Object.assign(new EventEmitter(), { show: () => void made.push("shown") });
  let clicks = 0;
  const make = (note: unknown) => {
    made.push(note);
    return shown as unknown as Notification;
  };
  notifications({ make, clicked: () => clicks++, log: silent })({ title: "Maria K.", body: "is waiting" });
  expect(made).toEqual([{ title: "Maria K.", body: "is waiting", silent: true }, "shown"]);
  shown.emit("click");
  shown.emit("failed", {}, "no notification service");
  expect(clicks).toBe(1);
});
