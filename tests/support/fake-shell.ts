import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MachineMoment } from "../../src-main/shell/machine-use.ts";
import type { DeskPage, Log, Note, Secrets, Shell } from "../../src-main/shell/shell.ts";
import type { CallKey } from "../../src-shared/mini-bar/desk-asks.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";

export interface FakeShell extends Shell {
  readonly told: Array<{ level: "info" | "warn" | "error"; message: string; about?: unknown }>;
  readonly notes: Note[];
  readonly kept: Map<string, string>;
  readonly pages: DeskPage[];
  readonly chosen: string[];
  /** The machine-wide keys that are held now. */
  readonly held: readonly CallKey[];
  press(key: CallKey): void;
  /** How long nobody has touched the machine. */
  readonly machineUse: { idleSeconds: number };
  happens(what: MachineMoment): void;
  /** A page of the window connects: its end of the pipe. */
  openPage(): Pipe;
  /** Everything is gone from the disk. */
  remove(): void;
}

/** A machine without a screen. With `before` it is the same machine after a restart: folder and secrets stay. */
export function fakeShell(before?: FakeShell): FakeShell {
  const data = before?.folders.data ?? mkdtempSync(join(tmpdir(), "frontdesk-desk-"));
  const told: FakeShell["told"] = [];
  const kept = before?.kept ?? new Map<string, string>();
  const notes: Note[] = [];
  const pages: DeskPage[] = [];
  const chosen: string[] = [];
  const held: CallKey[] = [];
  const machineUse = { idleSeconds: 0 };
  let happens: ((what: MachineMoment) => void) | undefined;
  let press: ((key: CallKey) => void) | undefined;
  let serve: ((pipe: Pipe) => void) | undefined;
  return {
    folders: { data, logs: data },
    told,
    notes,
    kept,
    pages,
    chosen,
    log: fakeLog(told),
    secrets: fakeSecrets(kept),
    screens: {
      list: () => Promise.resolve({ picker: "system" }),
      pictures: () => Promise.resolve([]),
      choose: (source) => void chosen.push(source),
      openSettings: () => {},
    },
    outside: {
      miniBar: "window",
      holdKeys(keys, pressed) {
        held.splice(0, held.length, ...keys);
        press = pressed;
        return [...held];
      },
    },
    held,
    eyes: {
      tells: true,
      idleSeconds: () => machineUse.idleSeconds,
      follow(happened) {
        happens = happened;
        return () => {};
      },
    },
    machineUse,
    happens: (what) => happens?.(what),
    press: (key) => press?.(key),
    openDesk(page, given) {
      pages.push(page);
      serve = given;
      return Promise.resolve({
        url: "http://desk",
        show: () => {},
        onClosed: () => {},
        close: () => Promise.resolve(),
      });
    },
    notify: (note) => void notes.push(note),
    openPage() {
      const [near, far] = pipePair();
      serve?.(far);
      return near;
    },
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

export function fakeLog(told: FakeShell["told"] = []): Log {
  return {
    info: (message, about) => void told.push({ level: "info", message, about }),
    warn: (message, about) => void told.push({ level: "warn", message, about }),
    error: (message, about) => void told.push({ level: "error", message, about }),
  };
}

export function fakeSecrets(kept: Map<string, string>): Secrets {
  return {
    keep(name, text) {
      if (text === null) kept.delete(name);
      else kept.set(name, text);
      return Promise.resolve();
    },
    read: (name) => Promise.resolve(kept.get(name) ?? null),
  };
}
