import { type Device, type DeviceInfo, type Devices, noDevices, productOf } from "../../src-media/devices/device.ts";

/** A device as the registry tells it; what is not said is what its label says. */
export function aDevice(id: string, label = id, more: Partial<Device> = {}): Device {
  return { id, label, product: productOf(label), group: "", ...more };
}

export function theDevices(some: Partial<Devices>): Devices {
  return { ...noDevices, ...some };
}

/** As the browser tells it. */
export function anInfo(kind: string, deviceId: string, label = deviceId, groupId = ""): DeviceInfo {
  return { kind, deviceId, label, groupId };
}
