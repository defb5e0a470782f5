import { EventEmitter } from "node:events";
import type { BrowserWindow, WebContents } from "electron";
import { expect, test } from "vitest";
import { followOwnWindows, isOwnWindow, ownWindowOptions } from "../../../src-main/shell/electron/own-windows.ts";
import { guardNavigation } from "../../../src-main/shell/electron/navigation.ts";
import { popOutAddress } from "../../../src-renderer/pop-out/where.ts";
import type { ConversationId } from "../../../src-shared/conversations/model.ts";
import { idOfNumber } from "../../support/history.ts";

const id = idOfNumber(1) as ConversationId;
const url = `frontdesk://desk${popOutAddress(id)}`;
const frameName = `frontdesk-conversation-${id}`;

test("a conversation's own window is the desk's page with its id, under its name, and nothing else", () => {
  expect(isOwnWindow({ url, frameName })).toBe(true);
  for (const [other, name] of [
    [url, "frontdesk-mini-bar"],
    [url, `frontdesk-conversation-${idOfNumber(2)}`],
    [`${url}#ticket`, frameName],
    [`${url}&more=1`, frameName],
    ["frontdesk://desk/", frameName],
    [`frontdesk://desk.evil/?conversation=${id}`, frameName],
    [`https://evil.example/?conversation=${id}`, frameName],
  ] as const)
    expect(isOwnWindow({ url: other, frameName: name })).toBe(false);
});

test("only the desk's window opens one, and it has no bridge to main", () => {
  const open = (isDesk: boolean) => {
    let handler: (details: { url: string; frameName: string }) => unknown = () => undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (one: typeof handler) => void (handler = one),
    });
    guardNavigation(
      contents as unknown as WebContents,
      () => {},
      () => isDesk,
      () => [],
    );
    return handler({ url, frameName });
  };
  expect(open(true)).toEqual({ action: "allow", overrideBrowserWindowOptions: ownWindowOptions });
  expect(open(false)).toEqual({ action: "deny" });
  expect(ownWindowOptions.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true });
  expect(ownWindowOptions.webPreferences).not.toHaveProperty("preload");
});

test("they are closed with the desk's window, and the mini bar is left to itself", () => {
  const contents = new EventEmitter();
  const desk = new EventEmitter();
  followOwnWindows(contents as unknown as WebContents, desk as unknown as BrowserWindow);
  const made = (name: string) => {
    const window = Object.assign(new EventEmitter(), {
      isGone: false,
      isDestroyed: () => window.isGone,
      destroy() {
        window.isGone = true;
        window.emit("closed");
      },
    });
    contents.emit("did-create-window", window, { frameName: name });
    return window;
  };
  const [first, second, bar] = [
    made(frameName),
    made(`frontdesk-conversation-${idOfNumber(2)}`),
    made("frontdesk-mini-bar"),
  ];
  second.destroy();
  desk.emit("closed");
  expect([first.isGone, second.isGone, bar.isGone]).toEqual([true, true, false]);
});
