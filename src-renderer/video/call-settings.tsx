import { Ear, Gauge, Leaf } from "lucide-react";
import { DevicePickers } from "../devices/device-pickers.tsx";
import { text } from "../text/text.ts";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useOwnLevel } from "./use-seat.ts";
import { useVideo, video } from "./video.ts";

/** Camera, microphone, speaker and line during the call. What is chosen is used at once; the call goes on behind it. */
export function CallSettings({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const listen = useOwnLevel();
  const bandwidth = useVideo(({ media }) => media.bandwidth);
  return (
    <Dialog title={text("call.deviceSettings")} size="small" isOpen={isOpen} isDismissable onClose={onClose}>
      <DevicePickers listen={listen} />
      <Choice
        label={text("call.bandwidth")}
        value={bandwidth}
        onChange={(mode) => video.seat()?.call()?.saveBandwidth(mode)}
        items={[
          { id: "full", label: text("call.bandwidthFull"), icon: <Gauge aria-hidden="true" /> },
          { id: "low", label: text("call.bandwidthLow"), icon: <Leaf aria-hidden="true" /> },
          { id: "sound", label: text("call.bandwidthSound"), icon: <Ear aria-hidden="true" /> },
        ]}
      />
    </Dialog>
  );
}
