import { DeviceHelp } from "../devices/device-help.tsx";
import { ownKinds, type OwnState } from "../media/state.ts";
import { useOwn } from "./use-seat.ts";

/** What is wrong with the camera or the microphone, each with a way on. */
export function OwnFailures({ own: state }: { own: OwnState }) {
  const own = useOwn();
  return ownKinds
    .filter((kind) => state[kind].state === "failed")
    .map((kind) => <DeviceHelp key={kind} kind={kind} own={own} />);
}
