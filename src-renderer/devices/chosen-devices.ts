import { useSyncExternalStore } from "react";
import type { DeviceKind } from "../../src-media/devices/device.ts";
import type { ChosenDevices, Followed } from "../../src-media/devices/follow.ts";
import { defaultSettings } from "../../src-shared/settings/model.ts";
import { machine } from "../machine.ts";
import type { ChosenDevices as OpenWith } from "../media/open-tracks.ts";
import { openNow } from "../media/open-now.ts";
import { store } from "../store.ts";
import { deviceDesk } from "./device-desk.ts";
import { devices } from "./devices.ts";

const chosen = (): ChosenDevices => store.getState().desk?.settings ?? defaultSettings;

/** The devices that this window uses. */
export const chosenDevices = deviceDesk({
  registry: devices,
  machine,
  chosen,
  isInUse: () => openNow.current() !== undefined,
});

let settings = chosen();
store.subscribe(() => {
  if (chosen() === settings) return;
  settings = chosen();
  chosenDevices.settle();
});

/** What to open now: device ids of this origin, undefined for the system's own choice. */
export function choiceNow(): OpenWith & { readonly speaker: string | undefined } {
  const { camera, microphone, speaker } = chosenDevices.now();
  const { processing, blur } = store.getState().desk?.settings ?? defaultSettings;
  return {
    camera: camera.use.device?.id,
    microphone: microphone.use.device?.id,
    speaker: speaker.use.device?.id,
    processing,
    blur,
  };
}

/** Which device of a kind is used, and why that one. */
export function useFollowed(kind: DeviceKind): Followed {
  return useSyncExternalStore(chosenDevices.onChange, () => chosenDevices.now()[kind]);
}
