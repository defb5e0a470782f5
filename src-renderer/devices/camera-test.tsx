import { Square, Video } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { ownTracks, type OwnTracks } from "../media/own-tracks.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { choiceNow, useFollowed } from "./chosen-devices.ts";
import { DeviceHelp } from "./device-help.tsx";
import { devices } from "./devices.ts";
import styles from "./devices.module.css";

/** Opens the chosen camera for a look at its picture, and closes it again: for a place where it isn't open anyway. */
export function CameraTest() {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles["test"]}>
      {isOpen ? <OpenCamera /> : null}
      <Button
        size="small"
        look="quiet"
        icon={isOpen ? <Square size={14} aria-hidden="true" /> : <Video size={14} aria-hidden="true" />}
        onPress={() => setOpen(!isOpen)}
      >
        {text(isOpen ? "devices.stopTest" : "devices.testCamera")}
      </Button>
    </div>
  );
}

function OpenCamera() {
  const camera = useFollowed("camera").use.device?.id;
  const isBlurred = useDesk(({ desk }) => desk?.settings.blur ?? false);
  const [own, setOwn] = useState<OwnTracks>();
  const [hasFailed, setFailed] = useState(false);
  const picture = useCallback(
    (element: HTMLVideoElement | null) => {
      if (!element) return undefined;
      const opened = ownTracks();
      opened.onChange(() => setFailed(opened.state().camera.state === "failed"));
      const stop = opened.show(element);
      // Names of devices become known with the permission.
      const { blur } = choiceNow();
      void opened.open({ camera, blur }, { microphone: false, camera: true }).then(devices.refresh);
      setOwn(opened);
      return () => {
        stop();
        opened.close();
      };
    },
    [camera],
  );
  useEffect(() => void own?.blur(isBlurred), [own, isBlurred]);
  return (
    <>
      <video
        ref={picture}
        className={styles["picture"]}
        aria-label={text("call.self")}
        hidden={hasFailed}
        autoPlay
        playsInline
        muted
      />
      {hasFailed ? <DeviceHelp kind="camera" own={own} /> : null}
    </>
  );
}
