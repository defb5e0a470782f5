import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { type Device, plainLabel } from "../../src-media/devices/device.ts";
import { findDevice } from "../../src-media/devices/match.ts";
import { text } from "../text/text.ts";
import type { SelectItem } from "../ui/select.tsx";

/** Stands for no choice: the system's own speaker. */
export const systemRinger = "system";

/** What it can ring on. A chosen one that is not there now keeps its place, and says so. */
export function ringerItems(speakers: readonly Device[], chosen: DeskSettings["ringer"]): SelectItem[] {
  const items = speakers.map(({ id, label }, index) => ({
    id,
    label: plainLabel(label) || text("settings.ringerUnnamed", { number: index + 1 }),
  }));
  const isMissing = chosen !== null && !findDevice(speakers, chosen);
  return [
    { id: systemRinger, label: text("settings.ringerDefault") },
    ...items,
    ...(isMissing
      ? [{ id: chosen.id, label: text("settings.ringerMissing", { label: plainLabel(chosen.label) }) }]
      : []),
  ];
}
