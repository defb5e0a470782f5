import { useSyncExternalStore } from "react";
import { type Devices, plainLabel } from "../../src-media/devices/device.ts";
import { deviceRegistry } from "../../src-media/devices/registry.ts";
import { machine } from "../machine.ts";

/** This window's devices. A page that is not secure has no `mediaDevices` at all. */
export const devices = deviceRegistry(globalThis.navigator?.mediaDevices, machine);

export function useDevices(): Devices {
  return useSyncExternalStore(devices.onChange, devices.list);
}

/** A device's name for the screen: without the numbers of its maker. */
export function nameOf(device: { readonly label: string } | undefined): string {
  return device ? plainLabel(device.label) : "";
}
