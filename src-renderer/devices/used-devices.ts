import { useSyncExternalStore } from "react";
import type { DeviceKind } from "../../src-media/devices/device.ts";
import { isRole } from "../../src-media/devices/device.ts";
import { openNow } from "../media/open-now.ts";
import { chosenDevices } from "./chosen-devices.ts";
import { devices, nameOf } from "./devices.ts";

/** What plays the others' sound now; undefined while nobody is heard. */
function playing(): HTMLAudioElement | undefined {
  const all = [...document.querySelectorAll("audio")];
  return all.find(({ srcObject, paused }) => srcObject instanceof MediaStream && !paused);
}

/** The speaker that sound really comes from, by the element that plays it; empty is the system's own choice. */
export function sinkInUse(): string | undefined {
  return playing()?.sinkId;
}

/**
 * The name of the device really in use, by what is open and not by what was chosen; while nothing is open, of the one that
 * would be used. Empty where nobody says: the system decides, or names are hidden.
 */
export function usedName(kind: DeviceKind): string {
  const { system, ...lists } = devices.list();
  const resolved = chosenDevices.now()[kind].use.device;
  if (kind === "speaker") {
    const sink = sinkInUse();
    if (sink === undefined) return nameOf(resolved);
    return nameOf(sink === "" || isRole({ id: sink }) ? system.speaker : lists.speaker.find(({ id }) => id === sink));
  }
  const own = openNow.current();
  const used = own?.state()[kind].state === "on" ? own.used(kind) : undefined;
  return nameOf(used ?? resolved);
}

function onChange(listener: () => void): () => void {
  const stops = [openNow.onChange(listener), chosenDevices.onChange(listener), devices.onChange(listener)];
  return () => stops.forEach((stop) => stop());
}

export function useUsedName(kind: DeviceKind): string {
  return useSyncExternalStore(onChange, () => usedName(kind));
}
