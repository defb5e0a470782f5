import type { Device } from "./device.ts";

/**
 * The device that was chosen before, of the same kind as `devices`: by id, else label, else product, else group
 * (electron.md §1a: ids change when site data are cleared, labels with the language of the system, products never).
 * Undefined when it is not there, or none was chosen: then the system's own choice is used.
 */
export function findDevice(devices: readonly Device[], remembered: Device | null): Device | undefined {
  if (remembered === null) return undefined;
  const { id, label, product, group } = remembered;
  return (
    devices.find((device) => device.id === id) ??
    devices.find((device) => label !== "" && device.label === label) ??
    devices.find((device) => product !== null && device.product === product) ??
    devices.find((device) => group !== "" && device.group === group)
  );
}
