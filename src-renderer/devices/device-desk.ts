import type { DeviceKind } from "../../src-media/devices/device.ts";
import { type ChosenDevices, follow, type Following, type Turn, turnsOf } from "../../src-media/devices/follow.ts";
import type { DeviceRegistry } from "../../src-media/devices/registry.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { listeners } from "../media/listeners.ts";

export interface DeviceDeskParts {
  readonly registry: DeviceRegistry;
  readonly machine: Pick<Machine, "now">;
  /** What the agent chose. */
  readonly chosen: () => ChosenDevices;
  /** Whether a camera or microphone is open now. */
  readonly isInUse: () => boolean;
}

/**
 * Which devices this window uses: what was chosen, and what stands in for it while that is not connected. One place for
 * all, so that the call, the ring and the screen never mean different ones.
 */
export interface DeviceDesk {
  /** The same object as long as nothing has changed. */
  readonly now: () => Following;
  /** Told when another device is to be used. */
  readonly onChange: (listener: () => void) => Stop;
  /** Told of what changed by itself. It is about to be done: what is said of it is read from what is really used. */
  readonly onTurn: (listener: (turn: Turn) => void) => Stop;
  /** The choice may be another one. */
  readonly settle: () => void;
  /** Takes a device that came back late, as the person now wishes. */
  readonly takeBack: (kind: DeviceKind) => void;
}

export function deviceDesk({ registry, machine, chosen, isInUse }: DeviceDeskParts): DeviceDesk {
  const { add, tell } = listeners();
  const heard = new Set<(turn: Turn) => void>();
  const unknown = registry.list();
  let isKnown = false;
  let following = look(undefined);

  function look(before: Following | undefined): Following {
    return follow(before, { devices: registry.list(), chosen: chosen(), isInUse: isInUse(), now: machine.now() });
  }

  function settle(): void {
    // Before the first look at the machine nothing is missing.
    const isFirst = !isKnown;
    isKnown ||= registry.list() !== unknown;
    const before = following;
    const next = look(isFirst ? undefined : before);
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    following = next;
    tell();
    if (!isFirst)
      for (const turn of turnsOf(before, next, registry.list())) for (const listener of heard) listener(turn);
  }

  registry.onChange(settle);

  return {
    now: () => following,
    onChange: add,
    onTurn(listener) {
      heard.add(listener);
      return () => void heard.delete(listener);
    },
    settle,
    takeBack(kind) {
      following = { ...look(undefined), ...others(following, kind) };
      tell();
    },
  };
}

function others(following: Following, kind: DeviceKind): Partial<Following> {
  const { [kind]: _, ...rest } = following;
  return rest;
}
