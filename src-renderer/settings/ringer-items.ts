import type { DeskSettings } from "../../src-shared/settings/model.ts";
import type { Device } from "../devices/list.ts";
import { text } from "../text/text.ts";
import type { SelectItem } from "../ui/select.tsx";

/** Stands for no choice: the system's own speaker. */
export const systemRinger = "system";

/** What it can ring on. A chosen one that is not there now keeps its place, and says so. */
export function ringerItems(speakers: readonly Device[], chosen: DeskSettings["ringer"]): SelectItem[] {
  const items = speakers.map(({ id, label }, index) => ({
    id,
    label: label || text("settings.ringerUnnamed", { number: index + 1 }),
  }));
  const isMissing = chosen !== null && !speakers.some(({ id }) => id === chosen.id);
  return [
    { id: systemRinger, label: text("settings.ringerDefault") },
    ...items,
    ...(isMissing ? [{ id: chosen.id, label: text("settings.ringerMissing", { label: chosen.label }) }] : []),
  ];
}
