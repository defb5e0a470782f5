import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { deviceChanges, type DeviceChange, sameDevices } from "./changes.ts";
import { type DeviceInfo, type Devices, devicesOf, noDevices } from "./device.ts";

/**
 * Plugging in one headset makes several events. They are looked at once, so many milliseconds after the last, and never
 * later than `atMost` after the first: a lost device must be replaced within a second.
 */
const settleFor = 250;
const atMost = 500;

/** The little that is used of `navigator.mediaDevices`. */
export interface MediaDevicesLike {
  readonly enumerateDevices: () => Promise<readonly DeviceInfo[]>;
  readonly addEventListener: (type: "devicechange", listener: () => void) => void;
  readonly removeEventListener: (type: "devicechange", listener: () => void) => void;
}

/** The cameras, microphones and speakers of this machine, as long as somebody wants to know. */
export interface DeviceRegistry {
  /** The same object as long as nothing has changed. */
  readonly list: () => Devices;
  /** Told of any difference: a device, a label that became known, another choice of the system. */
  readonly onChange: (listener: () => void) => Stop;
  /** Told of devices that came or went, never of an empty list, and not of those that were there at first. */
  readonly onDevices: (listener: (changes: readonly DeviceChange[]) => void) => Stop;
  /** Looks again, without asking the person for anything: after a permission was given, labels appear. */
  readonly refresh: () => Promise<void>;
}

export function deviceRegistry(media: MediaDevicesLike | undefined, machine: Machine): DeviceRegistry {
  const changed = new Set<{ tell: () => void }>();
  const heard = new Set<{ tell: (changes: readonly DeviceChange[]) => void }>();
  let devices: Devices = noDevices;
  let known = false;
  let users = 0;
  let looks = 0;
  let first: number | undefined;
  let cancel: Stop = () => {};

  async function refresh(): Promise<void> {
    if (!media) return;
    looks += 1;
    const look = looks;
    const infos = await media.enumerateDevices();
    // Two looks under way: the later one saw what is true now.
    if (look !== looks) return;
    const next = devicesOf(infos);
    if (known && sameDevices(devices, next)) return;
    const changes = known ? deviceChanges(devices, next) : [];
    devices = next;
    known = true;
    for (const listener of changed) listener.tell();
    if (changes.length > 0) for (const listener of heard) listener.tell(changes);
  }

  function soon(): void {
    cancel();
    first ??= machine.now();
    const wait = Math.max(0, Math.min(settleFor, first + atMost - machine.now()));
    cancel = machine.after(wait, () => {
      first = undefined;
      void refresh();
    });
  }

  function use(): Stop {
    users += 1;
    if (users === 1) media?.addEventListener("devicechange", soon);
    void refresh();
    return () => {
      users -= 1;
      if (users > 0) return;
      cancel();
      first = undefined;
      media?.removeEventListener("devicechange", soon);
    };
  }

  function listen<T>(all: Set<T>, listener: T): Stop {
    all.add(listener);
    const stop = use();
    return () => {
      if (all.delete(listener)) stop();
    };
  }

  return {
    list: () => devices,
    refresh,
    onChange: (tell) => listen(changed, { tell }),
    onDevices: (tell) => listen(heard, { tell }),
  };
}
