import { CallKey, type Outside } from "../../src-shared/mini-bar/desk-asks.ts";
import type { CallOutside, Log } from "../shell/shell.ts";

export interface CallKeysOptions {
  readonly outside: CallOutside;
  readonly log: Log;
  /** Told what the window has to do. */
  readonly pressed: (key: CallKey) => void;
}

/** Holds the machine-wide keys of a call for as long as the window is in one: nobody else's keys are taken without need. */
export function callKeysOf({ outside, log, pressed }: CallKeysOptions) {
  let held: Outside["keys"] = [];

  function hold(keys: readonly CallKey[]): void {
    held = outside.holdKeys(keys, pressed);
    const missing = keys.filter((key) => !held.includes(key));
    if (missing.length > 0 && held.length > 0) log.warn("Some keys belong to another program.", { missing });
  }

  return {
    follow(isInCall: boolean): Outside {
      if (isInCall !== held.length > 0) hold(isInCall ? CallKey.options : []);
      return { miniBar: outside.miniBar, keys: held };
    },
    stop: () => hold([]),
  };
}
