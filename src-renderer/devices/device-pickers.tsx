import { BlurSwitch } from "../blur/blur-switch.tsx";
import { useDevices } from "./devices.ts";
import { CameraTest } from "./camera-test.tsx";
import { DeviceAdvice } from "./device-advice.tsx";
import { DeviceSelect } from "./device-select.tsx";
import styles from "./devices.module.css";
import { LevelMeter, type Listen } from "./level-meter.tsx";
import { deviceKinds } from "../../src-media/devices/device.ts";
import { MicrophoneTest } from "./microphone-test.tsx";
import { PlayBackTest } from "./play-back-test.tsx";
import { SoundProcessing } from "./sound-processing.tsx";
import { SpeakerTest } from "./speaker-test.tsx";
import { text } from "../text/text.ts";

/**
 * Camera, microphone and speaker, to choose and to try. What is chosen is kept for this workstation and used at once.
 * `listen` tells the level of a microphone that is open already; without it there is a button that opens it for a test.
 */
export function DevicePickers({ listen }: { listen?: Listen | undefined }) {
  const devices = useDevices();
  const areNamed = deviceKinds.some((kind) => devices[kind].some(({ label }) => label !== ""));
  return (
    <div className={styles["pickers"]}>
      <div className={styles["one"]}>
        <DeviceSelect kind="camera" />
        {listen ? null : <CameraTest />}
        <BlurSwitch hint={styles["hint"]} />
      </div>
      <div className={styles["one"]}>
        <DeviceSelect kind="microphone" />
        {listen ? (
          <>
            <LevelMeter listen={listen} />
            <PlayBackTest />
          </>
        ) : (
          <MicrophoneTest />
        )}
      </div>
      <div className={styles["one"]}>
        <DeviceSelect kind="speaker" />
        <SpeakerTest />
      </div>
      <SoundProcessing />
      <DeviceAdvice />
      {areNamed ? null : <p className={styles["hint"]}>{text("devices.namesHidden")}</p>}
    </div>
  );
}
