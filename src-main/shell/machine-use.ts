import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** What happens to a session on a machine. `leaving`: its person logs off, or the machine is shut down. */
export type MachineMoment = "locked" | "unlocked" | "asleep" | "awake" | "leaving";

/** What the machine tells of whether somebody is at it. */
export interface MachineEyes {
  /** False where nobody but the window's own page knows of input. */
  readonly tells: boolean;
  /** Seconds since the last input anywhere on the machine; 0 where it does not tell. */
  idleSeconds(): number;
  follow(happened: (what: MachineMoment) => void): Stop;
}

/** A browser's machine: it tells nothing of itself. */
export const noEyes: MachineEyes = { tells: false, idleSeconds: () => 0, follow: () => () => {} };
