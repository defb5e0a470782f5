import { useSyncExternalStore } from "react";
import { machine } from "../machine.ts";
import { useDesk } from "../store.ts";
import { type Device, type DeviceKind, type Devices, findDevice } from "./list.ts";
import { deviceRegistry } from "./registry.ts";

/** This window's devices. A page that is not secure has no `mediaDevices` at all. */
export const devices = deviceRegistry(globalThis.navigator?.mediaDevices, machine);

export function useDevices(): Devices {
  return useSyncExternalStore(devices.onChange, devices.list);
}

/** The device that is used now for a kind; undefined is the system's own choice. */
export function useChosenDevice(kind: DeviceKind): Device | undefined {
  const remembered = useDesk(({ desk }) => desk?.settings[kind] ?? null);
  return findDevice(useDevices()[kind], remembered);
}
