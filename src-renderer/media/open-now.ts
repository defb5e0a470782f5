import type { Processing, UsedDevice } from "../../src-media/devices/open.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { listeners } from "./listeners.ts";
import type { OwnTrack } from "./open-tracks.ts";
import type { OwnKind, OwnState } from "./state.ts";

/** What may be known of a camera and microphone by those who did not open them. */
export interface OpenOnes {
  readonly state: () => OwnState;
  readonly onChange: (listener: () => void) => Stop;
  readonly track: (kind: OwnKind) => OwnTrack | undefined;
  /** The device's own track, whatever is made of it before it is sent. */
  readonly media: (kind: OwnKind) => MediaStreamTrack | undefined;
  /** The device that is really open, by its track; undefined while there is none. */
  readonly used: (kind: OwnKind) => UsedDevice | undefined;
  /** What is really done with the microphone's sound. */
  readonly processed: () => Processing | undefined;
  /** The camera's background is really blurred. */
  readonly blurred: () => boolean;
}

/** The camera and microphone that are open in this window, for whoever says which device is really in use. */
export interface OpenNow {
  /** Those opened last; undefined when nothing is open. */
  readonly current: () => OpenOnes | undefined;
  /** Told when others are open, and of each change of those. */
  readonly onChange: (listener: () => void) => Stop;
  readonly add: (own: OpenOnes) => void;
  readonly remove: (own: OpenOnes) => void;
}

const { add: onChange, tell } = listeners();
const open = new Map<OpenOnes, Stop>();

export const openNow: OpenNow = {
  current: () => [...open.keys()].at(-1),
  onChange,
  add(own) {
    if (!open.has(own)) open.set(own, own.onChange(tell));
    tell();
  },
  remove(own) {
    open.get(own)?.();
    open.delete(own);
    tell();
  },
};
