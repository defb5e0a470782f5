import { useEffect, useRef } from "preact/hooks";
import type { CallMedia } from "../media/call.ts";
import type { Kind, MediaView } from "../media/view.ts";
import { callText } from "../text/call-text.ts";
import { DeviceFailures } from "./device-failure.tsx";
import { DevicePickers } from "./device-pickers.tsx";

interface DialogProps {
  media: CallMedia;
  view: MediaView;
  kinds: readonly Kind[];
  close: () => void;
}

/** Other devices in the middle of a call. */
export function DeviceDialog({ media, view, kinds, close }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="card" aria-labelledby="devices-title" onClose={close}>
      <h2 id="devices-title">{callText("call.devices")}</h2>
      <DevicePickers media={media} view={view} kinds={kinds} speaker />
      <DeviceFailures media={media} own={view.own} kinds={kinds} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => dialog.current?.close()}>
          {callText("call.done")}
        </button>
      </div>
    </dialog>
  );
}
