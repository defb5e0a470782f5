import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { type Devices, listDevices } from "./devices.ts";
import type { Kind, Own } from "./view.ts";

/** Milliseconds: plugging in one headset makes several events. */
const settleFor = 250;

/** Tells what there is, each time that a device came or went. */
export function whenPlugged(machine: Pick<Machine, "after">, tell: (devices: Devices) => void): Stop {
  const media: MediaDevices | undefined = navigator.mediaDevices;
  let stopWaiting: Stop = () => {};
  const look = (): void => {
    stopWaiting();
    stopWaiting = machine.after(settleFor, () => void listDevices().then(tell, console.debug));
  };
  media?.addEventListener("devicechange", look);
  return () => {
    stopWaiting();
    media?.removeEventListener("devicechange", look);
  };
}

export interface InUse {
  readonly state: Own["state"];
  /** It was on, and no other could take its place. */
  readonly isLost: boolean;
  readonly used: string | undefined;
  /** What the visitor chose himself. */
  readonly chosen: string | undefined;
}

/**
 * The device to take now that the list has changed, if it is another one: what the visitor chose as soon as it is back;
 * after the last one was pulled out, whatever there is.
 */
export function deviceToTake(listed: Devices[Kind], { state, isLost, used, chosen }: InUse): string | undefined {
  const isThere = listed.some(({ id }) => id === chosen);
  if (isLost) return isThere ? chosen : listed[0]?.id;
  return state === "on" && isThere && used !== chosen ? chosen : undefined;
}
