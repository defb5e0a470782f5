import type { MachineUse } from "../../src-shared/presence/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { MachineEyes } from "../shell/machine-use.ts";
import type { Log } from "../shell/shell.ts";
import { useOf } from "./rules.ts";

const looksEvery = 5_000;

export interface WorkstationOptions {
  readonly machine: Machine;
  readonly log: Log;
  readonly eyes: MachineEyes;
  /** Minutes without input that count as idle, as the agent set it; null: ten where the machine tells, else never. */
  readonly idleAfter: () => number | null;
  readonly isInCall: () => boolean;
  readonly isLinked: () => boolean;
  readonly tell: (use: MachineUse | null) => Promise<unknown>;
  /** The session on this machine ends: the desk goes on purpose. */
  readonly leaving: () => void;
}

/** Whether somebody sits at this workstation, told to the hub whenever it changes. */
export function workstation({ machine, log, eyes, idleAfter, isInCall, isLinked, tell, leaving }: WorkstationOptions) {
  let isLocked = false;
  let isAsleep = false;
  let usedAt = machine.now();
  /** What the hub was told over this connection; undefined: nothing yet. */
  let told: MachineUse | null | undefined;
  let stopLooking: Stop = () => {};

  function useNow(): MachineUse | null {
    const idleFor = eyes.tells ? eyes.idleSeconds() : (machine.now() - usedAt) / 1000;
    return useOf({
      isLocked,
      isAsleep,
      idleFor,
      idleAfter: idleAfter() ?? (eyes.tells ? 10 : 0),
      isInCall: isInCall(),
    });
  }

  function look(): void {
    const use = useNow();
    if (use === told || !isLinked()) return;
    told = use;
    tell(use).catch((error: unknown) => {
      // Said again at the next look; a new link begins with it.
      told = undefined;
      log.info("The hub was not told how this workstation is used.", { reason: faultOf(error).reason });
    });
  }

  function again(): void {
    stopLooking = machine.after(looksEvery, again);
    look();
  }
  stopLooking = machine.after(looksEvery, again);

  const stopHearing = eyes.follow((what) => {
    if (what === "leaving") return leaving();
    if (what === "locked" || what === "unlocked") isLocked = what === "locked";
    else isAsleep = what === "asleep";
    look();
  });

  return {
    /** The hub has let us in, anew or again. */
    linked(): void {
      told = undefined;
      look();
    },
    /** Somebody touched the window. */
    used(): void {
      usedAt = machine.now();
      look();
    },
    stop(): void {
      stopLooking();
      stopHearing();
    },
  };
}
