import { DeviceHelp } from "../devices/device-help.tsx";
import { SilentMicrophone } from "../devices/silent-microphone.tsx";
import { ownKinds, type OwnState } from "../media/state.ts";
import { useOwn } from "./use-seat.ts";

/** What is wrong with the camera or the microphone, each with a way on; a microphone that is on and sends nothing is, too. */
export function OwnFailures({ own: state }: { own: OwnState }) {
  const own = useOwn();
  const failed = ownKinds.filter((kind) => state[kind].state === "failed");
  return (
    <>
      {failed.map((kind) => (
        <DeviceHelp key={kind} kind={kind} own={own} />
      ))}
      <SilentMicrophone />
    </>
  );
}
