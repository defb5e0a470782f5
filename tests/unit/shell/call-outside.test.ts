import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GlobalShortcut, Screen, WebContents } from "electron";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callKeysOf } from "../../../src-main/mini-bar/call-keys.ts";
import { electronCallOutside, followMiniBar, frameName } from "../../../src-main/shell/electron/call-outside.ts";
import { miniBarPlace } from "../../../src-main/shell/electron/mini-bar-place.ts";
import type { CallKey } from "../../../src-shared/mini-bar/desk-asks.ts";
import { fakeLog, fakeShell } from "../../support/fake-shell.ts";

/** Electron's shortcuts on a machine where some belong to other programs already. */
function shortcuts(taken: readonly string[] = []) {
  const held = new Map<string, () => void>();
  return {
    held,
    register(accelerator: string, run: () => void) {
      if (taken.includes(accelerator)) return false;
      held.set(accelerator, run);
      return true;
    },
    unregister: (accelerator: string) => void held.delete(accelerator),
  } satisfies Pick<GlobalShortcut, "register" | "unregister"> & { held: Map<string, () => void> };
}

test("the keys of a call are held all over the machine, heard, and let go", () => {
  const machine = shortcuts();
  const pressed: CallKey[] = [];
  let shown = 0;
  const outside = electronCallOutside(machine, () => (shown += 1));
  expect(outside.holdKeys(["microphone", "end", "show"], (key) => pressed.push(key))).toEqual([
    "microphone",
    "end",
    "show",
  ]);
  machine.held.get("CommandOrControl+Alt+Shift+M")?.();
  machine.held.get("CommandOrControl+Alt+Shift+E")?.();
  machine.held.get("CommandOrControl+Alt+Shift+W")?.();
  expect(pressed).toEqual(["microphone", "end"]);
  expect(shown).toBe(1);
  expect(outside.holdKeys([], () => {})).toEqual([]);
  expect(machine.held.size).toBe(0);
});

test("a key of another program stays that program's, and is not let go for it", () => {
  const machine = shortcuts(["CommandOrControl+Alt+Shift+M"]);
  const outside = electronCallOutside(machine, () => {});
  expect(outside.holdKeys(["microphone", "end"], () => {})).toEqual(["end"]);
});

test("main holds them as long as the window is in a call, and says which it did not get", () => {
  const shell = fakeShell();
  const log = fakeLog(shell.told);
  const pressed: CallKey[] = [];
  const keys = callKeysOf({ outside: shell.outside, log, pressed: (key) => pressed.push(key) });
  expect(keys.follow(true)).toEqual({ miniBar: "window", keys: ["microphone", "end", "show"] });
  shell.press("microphone");
  expect(pressed).toEqual(["microphone"]);
  expect(keys.follow(false)).toEqual({ miniBar: "window", keys: [] });
  expect(shell.held).toEqual([]);
  keys.follow(true);
  keys.stop();
  expect(shell.held).toEqual([]);
  shell.remove();

  const poor = electronCallOutside(shortcuts(["CommandOrControl+Alt+Shift+E"]), () => {});
  callKeysOf({ outside: poor, log, pressed: () => {} }).follow(true);
  expect(shell.told).toContainEqual(expect.objectContaining({ level: "warn", about: { missing: ["end"] } }));
});

function aBar() {
  const bar = Object.assign(new EventEmitter(), {
    setAlwaysOnTop: vi.fn(),
    setVisibleOnAllWorkspaces: vi.fn(),
    setContentProtection: vi.fn(),
    setPosition: vi.fn(),
    getPosition: () => [40, 50],
    showInactive: vi.fn(),
  });
  const contents = new EventEmitter();
  const kept: Array<readonly [number, number]> = [];
  return { bar, contents, kept, keep: (place: readonly [number, number]) => void kept.push(place) };
}

test("the bar stands above all others, is left out of captures, takes no focus, and remembers its place", () => {
  const { bar, contents, kept, keep } = aBar();
  followMiniBar(contents as unknown as WebContents, { last: () => [10, 20], keep });
  contents.emit("did-create-window", bar, { frameName });
  expect(bar.setAlwaysOnTop).toHaveBeenCalledWith(true, "screen-saver");
  expect(bar.setContentProtection).toHaveBeenCalledWith(true);
  expect(bar.setPosition).toHaveBeenCalledWith(10, 20);
  expect(bar.showInactive).toHaveBeenCalledOnce();
  bar.emit("moved");
  expect(kept).toEqual([[40, 50]]);
});

test("another window is left alone", () => {
  const { bar, contents, keep } = aBar();
  followMiniBar(contents as unknown as WebContents, { last: () => null, keep });
  contents.emit("did-create-window", bar, { frameName: "other" });
  expect(bar.setAlwaysOnTop).not.toHaveBeenCalled();
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "frontdesk-bar-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function displays(...areas: Array<{ x: number; y: number; width: number; height: number }>) {
  return { getAllDisplays: () => areas.map((workArea) => ({ workArea })) } as unknown as Screen;
}
const first = { x: 0, y: 0, width: 1_920, height: 1_080 };
const second = { ...first, x: 1_920 };

test("the bar opens on the monitor where it stood; when that is gone, where the system puts it", async () => {
  const place = miniBarPlace(folder, displays(first, second), fakeLog());
  expect(place.last()).toBeNull();
  place.keep([2_500, 40]);
  expect(place.last()).toEqual([2_500, 40]);
  await vi.waitFor(() => expect(miniBarPlace(folder, displays(first, second), fakeLog()).last()).toEqual([2_500, 40]));
  expect(miniBarPlace(folder, displays(first), fakeLog()).last()).toBeNull();
});

test.each(["", "{", "[1]", '["a","b"]', "null"])("a file with %j is no place", (content) => {
  writeFileSync(join(folder, "mini-bar.json"), content);
  expect(miniBarPlace(folder, displays(first), fakeLog()).last()).toBeNull();
});
