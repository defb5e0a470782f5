import type { MediaReport } from "../../src-shared/media-report/model.ts";
import { browserOf } from "../browser.ts";

export interface DeviceFacts {
  /** Looks anew; to be called when devices may have changed. */
  readonly refresh: () => Promise<void>;
  /** False only when it is sure that there is none. */
  readonly hasSpeaker: () => boolean;
  readonly of: (used: UsedDevices) => MediaReport["devices"];
}

export interface UsedDevices {
  readonly microphone: MediaStreamTrack | undefined;
  readonly camera: MediaStreamTrack | undefined;
  /** Device id; undefined is the system's own choice. */
  readonly speaker: string | undefined;
  /** Device id of the microphone that the person chose; undefined: none in particular. */
  readonly chosenMicrophone: string | undefined;
}

/** Which devices a page uses, by their labels. Opens nothing, and asks for no permission. */
export function deviceFacts(media: MediaDevices, userAgent: string): DeviceFacts {
  let found: readonly MediaDeviceInfo[] = [];

  return {
    async refresh() {
      try {
        found = await media.enumerateDevices();
      } catch (error) {
        // Only labels are lost: what is unknown stays unknown.
        console.debug(error);
        found = [];
      }
    },
    // Only Chromium lists every loudspeaker, and only to whom it tells labels.
    hasSpeaker: () =>
      browserOf(userAgent) !== "chromium" ||
      !found.some(({ kind, label }) => kind !== "audiooutput" && label !== "") ||
      found.some(({ kind }) => kind === "audiooutput"),
    of({ microphone, camera, speaker, chosenMicrophone }) {
      const output = found.find(({ kind, deviceId }) => kind === "audiooutput" && deviceId === (speaker ?? "default"));
      const used = microphone?.getSettings();
      return {
        microphone: labelOf(microphone?.label),
        camera: labelOf(camera?.label),
        speaker: labelOf(output?.label),
        oneBluetooth: isOneBluetooth(microphone?.label, used?.groupId, output),
        notChosen:
          chosenMicrophone !== undefined &&
          chosenMicrophone !== "default" &&
          used?.deviceId !== undefined &&
          used.deviceId !== chosenMicrophone,
      };
    },
  };
}

function labelOf(label: string | undefined): string | null {
  return label ? label.slice(0, 200) : null;
}

/** One device by its group, and a name that only Bluetooth devices carry. */
function isOneBluetooth(
  label: string | undefined,
  group: string | undefined,
  output: MediaDeviceInfo | undefined,
): boolean {
  if (!label || !group || output?.groupId !== group) return false;
  return /bluetooth|hands-?free|airpods|\bbuds\b/i.test(`${label} ${output.label}`);
}
