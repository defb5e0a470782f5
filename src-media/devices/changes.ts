import { type Device, type DeviceKind, deviceKinds, type Devices } from "./device.ts";

export interface DeviceChange {
  readonly kind: DeviceKind;
  readonly device: Device;
  readonly is: "new" | "gone";
}

/** What was plugged in and pulled out between two lists. A device that only got its label is the same device. */
export function deviceChanges(before: Devices, after: Devices): DeviceChange[] {
  return deviceKinds.flatMap((kind) => [
    ...without(before[kind], after[kind]).map((device) => ({ kind, device, is: "gone" as const })),
    ...without(after[kind], before[kind]).map((device) => ({ kind, device, is: "new" as const })),
  ]);
}

/** False also when only a label became known, or the system would now take another one. */
export function sameDevices(one: Devices, other: Devices): boolean {
  return deviceKinds.every(
    (kind) =>
      one[kind].length === other[kind].length &&
      one[kind].every((device, index) => sameDevice(device, other[kind][index])) &&
      sameDevice(one.system[kind], other.system[kind]),
  );
}

function sameDevice(one: Device | undefined, other: Device | undefined): boolean {
  return one?.id === other?.id && one?.label === other?.label;
}

function without(some: readonly Device[], others: readonly Device[]): Device[] {
  return some.filter((device) => !others.some((other) => other.id === device.id));
}
