import type { Device, DeviceKind, Devices } from "./device.ts";
import { findDevice } from "./match.ts";

/** Why just this device is used. */
export type Reason =
  /** It was chosen, and is there. */
  | "chosen"
  /** Nothing was chosen: the system says which. */
  | "system"
  /** The chosen one is not connected; this is the next best. */
  | "stand-in"
  /** None of this kind is there. */
  | "none";

/** `device` is undefined where the system decides and does not say how: it is then known only when it is open. */
export interface Resolved {
  readonly device: Device | undefined;
  readonly reason: Reason;
}

/**
 * The device to use now. A missing one is stood in for by what the system would take, else by the first there is: that is
 * what a call goes on with, not what was chosen. Nothing is forgotten: when the chosen one is back, it is found again.
 */
export function resolveDevice(devices: Devices, kind: DeviceKind, chosen: Device | null): Resolved {
  const list = devices[kind];
  const system = devices.system[kind];
  if (list.length === 0) return { device: undefined, reason: "none" };
  if (chosen === null) return { device: system, reason: "system" };
  const found = findDevice(list, chosen);
  return found ? { device: found, reason: "chosen" } : { device: system ?? list[0], reason: "stand-in" };
}
