import { DevicePickers } from "../devices/device-pickers.tsx";
import { text } from "../text/text.ts";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./call-settings.module.css";
import { useOwnLevel } from "./use-seat.ts";
import { useVideo, video } from "./video.ts";

/** Camera, microphone, speaker and line during the call. What is chosen is used at once; the call goes on behind it. */
export function CallSettings({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const listen = useOwnLevel();
  const bandwidth = useVideo(({ media }) => media.bandwidth);
  return (
    <Dialog title={text("call.deviceSettings")} size="small" isOpen={isOpen} isDismissable onClose={onClose}>
      <DevicePickers listen={listen} />
      <hr className={styles["rule"]} />
      <Choice
        label={text("call.bandwidth")}
        value={bandwidth}
        onChange={(mode) => video.seat()?.call()?.saveBandwidth(mode)}
        items={[
          { id: "full", label: text("call.bandwidthFull") },
          { id: "low", label: text("call.bandwidthLow") },
          { id: "sound", label: text("call.bandwidthSound") },
        ]}
      />
    </Dialog>
  );
}
