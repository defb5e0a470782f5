import { useEffect, useState } from "preact/hooks";
import type { CallMedia } from "../media/call.ts";
import { type Devices, listDevices } from "../media/devices.ts";
import type { Kind, MediaView } from "../media/view.ts";
import { callText } from "../text/call-text.ts";

const none: Devices = { camera: [], microphone: [], speaker: [] };

interface PickersProps {
  media: CallMedia;
  view: MediaView;
  /** Those that may be sent. */
  kinds: readonly Kind[];
  speaker: boolean;
}

/** Which camera, microphone and loudspeaker. Changes at once. */
export function DevicePickers({ media, view, kinds, speaker }: PickersProps) {
  const [devices, setDevices] = useState(none);
  const [chosenSpeaker, setSpeaker] = useState("");
  const { camera, microphone } = view.own;

  // Names appear with the first permission, and devices come and go.
  useEffect(() => {
    const list = (): void => void listDevices().then(setDevices, console.debug);
    list();
    navigator.mediaDevices.addEventListener("devicechange", list);
    return () => navigator.mediaDevices.removeEventListener("devicechange", list);
  }, [camera.state, microphone.state]);

  const current = (kind: "camera" | "microphone"): string =>
    media.own.track(kind)?.mediaStreamTrack.getSettings().deviceId ?? media.own.chosen()[kind] ?? "";
  const setsSpeaker = speaker && "setSinkId" in HTMLMediaElement.prototype;
  return (
    <div class="pickers">
      {kinds.map((kind) => (
        <Picker
          key={kind}
          kind={kind}
          devices={devices[kind]}
          chosen={current(kind)}
          choose={(id) => void media.own.choose(kind, id)}
        />
      ))}
      {setsSpeaker && (
        <Picker
          kind="speaker"
          devices={devices.speaker}
          chosen={chosenSpeaker}
          choose={(id) => void media.chooseSpeaker(id).then(() => setSpeaker(id), console.debug)}
        />
      )}
    </div>
  );
}

interface PickerProps {
  kind: keyof Devices;
  devices: Devices[keyof Devices];
  chosen: string;
  choose: (id: string) => void;
}

function Picker({ kind, devices, chosen, choose }: PickerProps) {
  if (devices.length === 0) return null;
  const known = devices.some(({ id }) => id === chosen);
  return (
    <label>
      {callText(`device.${kind}`)}
      <select value={known ? chosen : devices[0]!.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {devices.map(({ id, label }, index) => (
          <option key={id} value={id}>
            {label || callText("device.unnamed", { number: index + 1 })}
          </option>
        ))}
      </select>
    </label>
  );
}
