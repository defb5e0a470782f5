import type { CallKey } from "../../src-shared/mini-bar/desk-asks.ts";
import type { Pipe, Stop } from "../../src-shared/rpc/pipe.ts";
import type { MachineEyes } from "./machine-use.ts";
import type { ScreenChoice, ScreenKind, ScreenSource } from "../../src-shared/screen-share/desk-asks.ts";

/** Everything the app needs from the machine it runs on. A member is here because `startApp` uses it; eight at most. */
export interface Shell {
  /** Absolute paths, made and kept for the owner only (0700). */
  readonly folders: { readonly data: string; readonly logs: string };
  readonly log: Log;
  readonly secrets: Secrets;
  readonly screens: Screens;
  readonly outside: CallOutside;
  readonly eyes: MachineEyes;
  /**
   * Opens the agent's window. `serve` is called for every page that connects, reloads included, before the page can
   * send its first frame. A newer page takes the older one's place.
   */
  openDesk(page: DeskPage, serve: (pipe: Pipe) => Stop): Promise<DeskWindow>;
  /** Tells the agent outside the window. Never takes the focus. */
  notify(note: Note): void;
}

/** What a call has outside of the desk's window. */
export interface CallOutside {
  /** `window`: the page may open one small window, which is kept on top. `page`: what the browser has. */
  readonly miniBar: "window" | "page";
  /** Holds these keys all over the machine in place of those before; answers those it got. `pressed` never hears `show`. */
  holdKeys(keys: readonly CallKey[], pressed: (key: CallKey) => void): CallKey[];
}

export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, error: unknown): void;
}

/** Small secrets of this account on this machine, unreadable to others as far as the machine can do that. */
export interface Secrets {
  /** Null forgets it. */
  keep(name: string, text: string | null): Promise<void>;
  read(name: string): Promise<string | null>;
}

export interface Screens {
  list(): Promise<ScreenChoice>;
  /** All of a kind that there are now, with thumbnails. */
  pictures(kind: ScreenKind): Promise<ScreenSource[]>;
  /** The next capture in the desk's window, and only that one, gets this source, its system's sound too if that is wished. */
  choose(source: string, sound: boolean): void;
  /** Shows the system's own settings of who may see the screen. */
  openSettings(): void;
}

/** What the window's page may reach, beside its own main: origins for the Content-Security-Policy. */
export interface DeskPage {
  readonly connect: readonly string[];
  /** Whose pages it may show inside itself, asked at each of its loads: templates change while a desk is open. */
  readonly frames: () => readonly string[];
}

export interface DeskWindow {
  /** Where a person can open it; null when the shell shows it itself. */
  readonly url: string | null;
  /** Shows it without taking the focus from another program. */
  show(): void;
  onClosed(listener: () => void): void;
  close(): Promise<void>;
}

export interface Note {
  readonly title: string;
  readonly body: string;
}
