export const deviceKinds = ["camera", "microphone", "speaker"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/**
 * A device of this machine, and all that finds it again: `id` holds for this origin until site data are cleared, `label` is
 * empty until the person allowed its use, `product` is its USB vendor and product (`0b0e:24c8`, only Chromium tells),
 * `group` is the same for the parts of one thing (the microphone and the earphones of a headset).
 */
export interface Device {
  readonly id: string;
  readonly label: string;
  readonly product: string | null;
  readonly group: string;
}

/** As `enumerateDevices` tells it; so little that a test can write one down. */
export interface DeviceInfo {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
  readonly groupId: string;
}

/** The real devices by kind, in the system's order, and which of them the system would take where that is known. */
export interface Devices extends Readonly<Record<DeviceKind, readonly Device[]>> {
  readonly system: Readonly<Partial<Record<DeviceKind, Device>>>;
}

export const noDevices: Devices = { camera: [], microphone: [], speaker: [], system: {} };

const kinds: Readonly<Record<string, DeviceKind>> = {
  videoinput: "camera",
  audioinput: "microphone",
  audiooutput: "speaker",
};

/**
 * Not devices but roles that the system fills (electron.md §1a). Windows has one for calls; where it stands, a call takes
 * it before the other.
 */
const roles = ["communications", "default"] as const;

/** Folds the system's roles into `system`, so that what is offered are things one can point at. */
export function devicesOf(infos: readonly DeviceInfo[]): Devices {
  const found: Record<DeviceKind, Device[]> = { camera: [], microphone: [], speaker: [] };
  const system: Partial<Record<DeviceKind, Device>> = {};
  for (const { kind, device } of known(infos)) if (!isRole(device)) found[kind].push(device);
  for (const role of roles)
    for (const { kind, device } of known(infos)) {
      const real = device.id === role ? behind(device, found[kind]) : undefined;
      if (real) system[kind] ??= real;
    }
  return { ...found, system };
}

/** Vendor and product at the end of a label, lower case; null where the browser does not write them. */
export function productOf(label: string): string | null {
  return /\(([\da-f]{4}:[\da-f]{4})\)\s*$/i.exec(label)?.[1]?.toLowerCase() ?? null;
}

/** A label for people: without vendor and product, and without the role before it. */
export function plainLabel(label: string): string {
  return label.replace(/\s*\([\da-f]{4}:[\da-f]{4}\)\s*$/i, "").replace(/^(Default|Communications) - /, "");
}

/** True for an id that names a role of the system and no device. */
export function isRole({ id }: Pick<Device, "id">): boolean {
  return id === "default" || id === "communications";
}

function known(infos: readonly DeviceInfo[]): Array<{ kind: DeviceKind; device: Device }> {
  return infos.flatMap(({ kind, deviceId, label, groupId }) => {
    const ours = kinds[kind];
    if (!ours || deviceId === "") return [];
    return [{ kind: ours, device: { id: deviceId, label, product: productOf(label), group: groupId } }];
  });
}

/** The real device that fills a role: the one of the same group, else the one whose name stands in the role's. */
function behind(role: Device, devices: readonly Device[]): Device | undefined {
  const same = devices.filter(({ group }) => group !== "" && group === role.group);
  // One group may hold two of a kind (a dock with two outputs); then only the name can tell.
  const named = devices.find(({ label }) => label !== "" && role.label.endsWith(label));
  return same.length === 1 ? same[0] : named;
}
