import { jointTroubles } from "../../src-media/devices/joint.ts";
import { DeviceHelp, useTrouble } from "../devices/device-help.tsx";
import { SilentMicrophone } from "../devices/silent-microphone.tsx";
import type { OwnState } from "../media/state.ts";
import { useOwn } from "./use-seat.ts";

/** What is wrong with the camera or the microphone, each with a way on; a microphone that is on and sends nothing is, too. */
export function OwnFailures({ own: state }: { own: OwnState }) {
  const own = useOwn();
  const camera = useTrouble("camera", own);
  const microphone = useTrouble("microphone", own);
  const troubles = jointTroubles({
    camera: state.camera.state === "failed" ? camera : undefined,
    microphone: state.microphone.state === "failed" ? microphone : undefined,
  });
  return (
    <>
      {troubles.map(({ kind }) => (
        <DeviceHelp key={kind} kind={kind} own={own} />
      ))}
      <SilentMicrophone />
    </>
  );
}
