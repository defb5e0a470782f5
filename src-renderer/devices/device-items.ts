import type { text as write, TextId } from "../text/text.ts";
import type { Device, DeviceKind } from "./list.ts";
import { findDevice } from "./list.ts";

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
  list: readonly Device[],
  remembered: Device | null,
  text: typeof write,
): Array<{ id: string; label: string }> {
  const items = [{ id: systemChoice, label: text(list.length > 0 ? "devices.systemChoice" : "devices.none") }];
  for (const [index, { id, label }] of list.entries())
    items.push({ id, label: label || text(numbered[kind], { number: index + 1 }) });
  if (remembered && !findDevice(list, remembered))
    items.push({
      id: remembered.id,
      label: text("devices.missing", { label: remembered.label || text(numbered[kind], { number: 1 }) }),
    });
  return items;
}
