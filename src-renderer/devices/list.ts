import type { DeskSettings } from "../../src-shared/settings/model.ts";

export const deviceKinds = ["camera", "microphone", "speaker"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A device of this machine. `id` holds for this origin only; `label` is empty until the person allowed its use. */
export interface Device {
  readonly id: string;
  readonly label: string;
}
export type Devices = Readonly<Record<DeviceKind, readonly Device[]>>;

export const noDevices: Devices = { camera: [], microphone: [], speaker: [] };

type Remembered = DeskSettings[DeviceKind];

/** As `enumerateDevices` tells it; so little that a test can write one down. */
export interface DeviceInfo {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

const kinds: Readonly<Record<string, DeviceKind>> = {
  videoinput: "camera",
  audioinput: "microphone",
  audiooutput: "speaker",
};

/** Not devices but roles that the system fills; `default` is what no choice at all means, so it needs no place of its own. */
const roles = new Set(["default", "communications"]);

/** The real devices by kind, in the system's order. */
export function devicesOf(infos: readonly DeviceInfo[]): Devices {
  const devices: Record<DeviceKind, Device[]> = { camera: [], microphone: [], speaker: [] };
  for (const { kind, deviceId, label } of infos) {
    const known = kinds[kind];
    if (known && deviceId !== "" && !roles.has(deviceId)) devices[known].push({ id: deviceId, label });
  }
  return devices;
}

/**
 * The device that was chosen before: the same id, else the same label (ids change when site data are cleared). Undefined
 * when it is not there, or none was chosen: then the system's own choice is used.
 */
export function findDevice(devices: readonly Device[], remembered: Remembered): Device | undefined {
  if (remembered === null) return undefined;
  const { id, label } = remembered;
  return devices.find((device) => device.id === id) ?? devices.find((device) => label !== "" && device.label === label);
}

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

function without(some: readonly Device[], others: readonly Device[]): Device[] {
  return some.filter((device) => !others.some((other) => other.id === device.id));
}

export function sameDevices(one: Devices, other: Devices): boolean {
  return deviceKinds.every(
    (kind) =>
      one[kind].length === other[kind].length &&
      one[kind].every(({ id, label }, index) => id === other[kind][index]?.id && label === other[kind][index].label),
  );
}
