import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { listeners } from "../media/listeners.ts";
import {
  deviceChanges,
  type DeviceChange,
  type DeviceInfo,
  type Devices,
  devicesOf,
  noDevices,
  sameDevices,
} from "./list.ts";

/** Plugging in one headset makes several events; they are looked at once, so many milliseconds after the last. */
const settleFor = 500;

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
  /** `changes` is empty when only labels became known. */
  readonly onChange: (listener: () => void) => Stop;
  readonly onDevices: (listener: (changes: readonly DeviceChange[]) => void) => Stop;
  /** Looks again, without asking the person for anything: after a permission was given, labels appear. */
  readonly refresh: () => Promise<void>;
}

export function deviceRegistry(media: MediaDevicesLike | undefined, machine: Machine): DeviceRegistry {
  const changed = listeners();
  const heard = new Set<(changes: readonly DeviceChange[]) => void>();
  let devices: Devices = noDevices;
  let known = false;
  let users = 0;
  let cancel: Stop = () => {};

  async function refresh(): Promise<void> {
    if (!media) return;
    const next = devicesOf(await media.enumerateDevices());
    if (known && sameDevices(devices, next)) return;
    const changes = known ? deviceChanges(devices, next) : [];
    devices = next;
    known = true;
    changed.tell();
    if (changes.length > 0) for (const listener of heard) listener(changes);
  }

  function soon(): void {
    cancel();
    cancel = machine.after(settleFor, () => void refresh());
  }

  function use(): Stop {
    users += 1;
    if (users === 1) media?.addEventListener("devicechange", soon);
    void refresh();
    return () => {
      users -= 1;
      if (users > 0) return;
      cancel();
      media?.removeEventListener("devicechange", soon);
    };
  }

  return {
    list: () => devices,
    refresh,
    onChange(listener) {
      const stops = [changed.add(listener), use()];
      return () => stops.forEach((stop) => stop());
    },
    onDevices(listener) {
      heard.add(listener);
      const stop = use();
      return () => {
        heard.delete(listener);
        stop();
      };
    },
  };
}
