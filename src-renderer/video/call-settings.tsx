import { DevicePickers } from "../devices/device-pickers.tsx";
import { text } from "../text/text.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useOwnLevel } from "./use-seat.ts";

/** Camera, microphone and speaker during the call. What is chosen is used at once; the call goes on behind it. */
export function CallSettings({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const listen = useOwnLevel();
  return (
    <Dialog title={text("call.deviceSettings")} size="small" isOpen={isOpen} isDismissable onClose={onClose}>
      <DevicePickers listen={listen} />
    </Dialog>
  );
}
