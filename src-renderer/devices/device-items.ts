import { type Device, type DeviceKind, type Devices, plainLabel } from "../../src-media/devices/device.ts";
import { findDevice } from "../../src-media/devices/match.ts";
import type { text as write, TextId } from "../text/text.ts";

/** The item that stands for no choice of one's own. */
export const systemChoice = "system";

const numbered = {
  camera: "devices.cameraNumber",
  microphone: "devices.microphoneNumber",
  speaker: "devices.speakerNumber",
} as const satisfies Record<DeviceKind, TextId>;

/**
 * What a picker offers: the system's choice, then each device, then the remembered one if it is not connected now, so that
 * nobody wonders where it went. Devices without a name yet are numbered.
 */
export function deviceItems(
  kind: DeviceKind,
  devices: Devices,
  remembered: Device | null,
  text: typeof write,
): Array<{ id: string; label: string }> {
  const list = devices[kind];
  const items = [{ id: systemChoice, label: systemLabel(list, devices.system[kind], text) }];
  for (const [index, { id, label }] of list.entries())
    items.push({ id, label: plainLabel(label) || text(numbered[kind], { number: index + 1 }) });
  if (remembered && !findDevice(list, remembered))
    items.push({
      id: remembered.id,
      label: text("devices.missing", { label: plainLabel(remembered.label) || text(numbered[kind], { number: 1 }) }),
    });
  return items;
}

/** The system's choice names the real device where the system says which it is. */
function systemLabel(list: readonly Device[], system: Device | undefined, text: typeof write): string {
  if (list.length === 0) return text("devices.none");
  const label = system && plainLabel(system.label);
  return label ? text("devices.systemChoiceNamed", { label }) : text("devices.systemChoice");
}
