import { Mic, Square } from "lucide-react";
import { useCallback, useState } from "react";
import { listenToLevel } from "../media/level.ts";
import { ownTracks } from "../media/own-tracks.ts";
import type { DeviceFailure } from "../media/state.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { devices } from "./devices.ts";
import { useFollowed } from "./chosen-devices.ts";
import styles from "./devices.module.css";
import { LevelMeter, type Listen } from "./level-meter.tsx";
import { PlayBackTest } from "./play-back-test.tsx";
import { SilentMicrophone } from "./silent-microphone.tsx";

/** Opens the chosen microphone for a look at its level, and closes it again: for a place where it isn't open anyway. */
export function MicrophoneTest() {
  const microphone = useFollowed("microphone").use.device?.id;
  const processing = useDesk(({ desk }) => desk?.settings.processing);
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState<DeviceFailure | null>(null);

  const listen = useCallback<Listen>(
    (tell) => {
      const own = ownTracks();
      own.onChange(() => {
        const { microphone: state } = own.state();
        setFailed(state.state === "failed" ? state.why : null);
      });
      // Names of devices become known with the permission.
      void own.open({ microphone, processing }, { microphone: true, camera: false }).then(devices.refresh);
      const stop = listenToLevel(own, tell);
      return () => {
        stop();
        own.close();
      };
    },
    [microphone, processing],
  );

  return (
    <div className={styles["test"]}>
      {isOpen ? (
        <>
          <LevelMeter listen={listen} />
          <PlayBackTest />
          <SilentMicrophone />
        </>
      ) : null}
      {isOpen && failed ? (
        <p role="alert" className={styles["failed"]}>
          {text(`devices.failed.microphone.${failed}`)}
        </p>
      ) : null}
      <Button
        size="small"
        look="quiet"
        icon={isOpen ? <Square size={14} aria-hidden="true" /> : <Mic size={14} aria-hidden="true" />}
        onPress={() => setOpen(!isOpen)}
      >
        {text(isOpen ? "devices.stopTest" : "devices.testMicrophone")}
      </Button>
    </div>
  );
}
