import { type Device, type DeviceKind, deviceKinds, type Devices } from "./device.ts";
import { type Resolved, resolveDevice } from "./resolve.ts";

/** So long a lost device is waited for, in milliseconds; after that its return is offered and not done. */
export const returnWithin = 10 * 60_000;

export type ChosenDevices = Readonly<Record<DeviceKind, Device | null>>;

/** How one kind stands. */
export interface Followed {
  readonly chosen: Device | null;
  readonly use: Resolved;
  /** Since when the chosen one is missing, by this machine's clock. */
  readonly awaySince: number | null;
  /** The chosen one is back after so long that it is not taken without a word of the person. */
  readonly isLate: boolean;
}
export type Following = Readonly<Record<DeviceKind, Followed>>;

export interface Seen {
  readonly devices: Devices;
  readonly chosen: ChosenDevices;
  /** Whether something is open now: only then is a late return not taken by itself. */
  readonly isInUse: boolean;
  /** This machine's clock, milliseconds. */
  readonly now: number;
}

/** Which devices to use from now on, knowing how it stood before. */
export function follow(before: Following | undefined, seen: Seen): Following {
  const one = (kind: DeviceKind) => followOne(before?.[kind], kind, seen);
  return { camera: one("camera"), microphone: one("microphone"), speaker: one("speaker") };
}

function followOne(before: Followed | undefined, kind: DeviceKind, seen: Seen): Followed {
  const { devices, isInUse, now } = seen;
  const chosen = seen.chosen[kind];
  const use = resolveDevice(devices, kind, chosen);
  const same = before !== undefined && before.chosen?.id === chosen?.id && before.chosen?.label === chosen?.label;
  const awaySince = same ? before.awaySince : null;
  if (use.reason !== "chosen")
    return { chosen, use, awaySince: chosen === null ? null : (awaySince ?? now), isLate: false };
  const stays = same && before.use.device && devices[kind].some(({ id }) => id === before.use.device?.id);
  const isLate = isInUse && awaySince !== null && (before?.isLate === true || now - awaySince > returnWithin);
  if (isLate && stays && before.use.reason === "stand-in") return { chosen, use: before.use, awaySince, isLate };
  return { chosen, use, awaySince: null, isLate: false };
}

/** What changed by itself, without the person having chosen anything. */
export interface Turn {
  readonly kind: DeviceKind;
  readonly why: "lost" | "back" | "late" | "system";
  /** What was used, or would have been, before; for `late` the one that is back. */
  readonly from: Device | undefined;
  readonly to: Device | undefined;
}

/** What is to be said of the step from one state to the next. `devices` are those of the next. */
export function turnsOf(before: Following, after: Following, devices: Devices): Turn[] {
  return deviceKinds.flatMap((kind) => {
    const [one, other] = [before[kind], after[kind]];
    if (one.chosen?.id !== other.chosen?.id) return [];
    const turn = (why: Turn["why"], from = one.use.device): Turn[] => [{ kind, why, from, to: other.use.device }];
    if (other.isLate && !one.isLate) return turn("late", other.chosen ?? undefined);
    if (one.use.device?.id === other.use.device?.id && one.use.reason === other.use.reason) return [];
    if (other.use.reason === "chosen") return one.use.reason === "chosen" ? [] : turn("back");
    if (one.use.device && !devices[kind].some(({ id }) => id === one.use.device?.id)) return turn("lost");
    return one.use.reason === "system" && one.use.device && other.use.device ? turn("system") : [];
  });
}
