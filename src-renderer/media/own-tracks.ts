import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { deviceFailure } from "./failures.ts";
import { livekit } from "./livekit.ts";
import { listeners } from "./listeners.ts";
import type { ChosenDevices, OwnTrack } from "./open-tracks.ts";
import { pictures } from "./pictures.ts";
import { type OwnKind, ownKinds, type OwnState, type SourceState } from "./state.ts";

export type Wanted = Readonly<Record<OwnKind, boolean>>;

/**
 * The agent's camera and microphone, from the device check to the end of the call: the tracks that he saw before the call
 * are the ones that are published. Each kind stands for itself: without a camera one joins with sound, and the other way.
 */
export interface OwnTracks {
  readonly state: () => OwnState;
  readonly onChange: (listener: () => void) => Stop;
  /** Opens those that are wanted. Never rejects: what did not open is `failed` in the state. */
  readonly open: (chosen: ChosenDevices, wanted?: Wanted) => Promise<void>;
  /** Shows or hides, speaks or mutes. An off camera is really off, its light too. Never rejects. */
  readonly turn: (kind: OwnKind, on: boolean) => Promise<void>;
  /** Takes another device, now if the kind is on, else when it is turned on. Never rejects. */
  readonly choose: (kind: OwnKind, device: string | undefined) => Promise<void>;
  readonly track: (kind: OwnKind) => OwnTrack | undefined;
  /** Shows the camera's picture in an element, now or as soon as there is one. */
  readonly show: (element: HTMLVideoElement) => Stop;
  /** Turns all off for good. */
  readonly close: () => void;
}

interface Slot {
  track?: OwnTrack;
  device?: string | undefined;
  state: SourceState;
  /** Set while we change something ourselves: what the track says meanwhile is our own echo. */
  busy: boolean;
  /** One after the other: a quick second click waits for the first. */
  tail: Promise<void>;
}

const off: SourceState = { state: "off" };
const starting: SourceState = { state: "starting" };
const on: SourceState = { state: "on" };

export function ownTracks(): OwnTracks {
  const slots: Record<OwnKind, Slot> = { microphone: emptySlot(), camera: emptySlot() };
  const { add, tell } = listeners();
  const places = pictures(() => slots.camera.track);
  let closed = false;

  add(() => places.settle());

  function set(kind: OwnKind, state: SourceState): void {
    slots[kind].state = state;
    tell();
  }

  /** Does `work`, and turns what it throws into the kind's state. */
  async function attempt(kind: OwnKind, work: (slot: Slot) => Promise<void>): Promise<void> {
    if (closed) return;
    const slot = slots[kind];
    slot.busy = true;
    try {
      await work(slot);
    } catch (error) {
      set(kind, { state: "failed", why: deviceFailure(error) });
    } finally {
      slot.busy = false;
    }
  }

  /** The same, when what is under way for this kind is done. */
  function inTurn(kind: OwnKind, work: (slot: Slot) => Promise<void>): Promise<void> {
    const slot = slots[kind];
    slot.tail = slot.tail.then(() => attempt(kind, work));
    return slot.tail;
  }

  /** All in one question first: the browser then asks the person once. Refused together, each is tried alone. */
  async function openAll(chosen: ChosenDevices, kinds: readonly OwnKind[]): Promise<void> {
    if (kinds.length === 0) return;
    try {
      await take(chosen, kinds);
    } catch {
      await Promise.all(kinds.map((kind) => attempt(kind, (slot) => create(kind, slot))));
    }
  }

  async function take(chosen: ChosenDevices, kinds: readonly OwnKind[]): Promise<void> {
    const { openTracks } = await livekit();
    const opened = await openTracks(chosen, kinds, { lost, back, restarted: tell, ended });
    for (const [kind, track] of opened) keep(kind, track);
  }

  function keep(kind: OwnKind, track: OwnTrack): void {
    if (closed) return track.stop();
    slots[kind].track = track;
    set(kind, on);
  }

  /** Muted, and not by us: livekit-client found no device in the place of one that was pulled out. */
  function lost(kind: OwnKind): void {
    if (!slots[kind].busy) set(kind, { state: "failed", why: "not-found" });
  }

  function back(kind: OwnKind): void {
    if (!slots[kind].busy) set(kind, on);
  }

  function ended(kind: OwnKind, track: OwnTrack): void {
    // A published track is cared for by its room, which also tells the other side.
    if (track.sender || closed) return;
    void inTurn(kind, async () => {
      if (track.isMuted) return;
      set(kind, starting);
      await track.restartTrack({ deviceId: "default" });
      set(kind, on);
    });
  }

  async function create(kind: OwnKind, slot: Slot): Promise<void> {
    set(kind, starting);
    await take({ [kind]: slot.device }, [kind]);
  }

  function turn(kind: OwnKind, wanted: boolean): Promise<void> {
    return inTurn(kind, async (slot) => {
      if (!wanted) {
        await slot.track?.mute();
        set(kind, off);
      } else if (!slot.track) await create(kind, slot);
      else {
        set(kind, starting);
        await (slot.track.isMuted
          ? slot.track.unmute()
          : slot.track.restartTrack({ deviceId: slot.device ?? "default" }));
        set(kind, on);
      }
    });
  }

  return {
    state: () => ({ microphone: slots.microphone.state, camera: slots.camera.state }),
    onChange: add,
    open(chosen, wanted = { microphone: true, camera: true }) {
      const kinds = ownKinds.filter((kind) => wanted[kind]);
      for (const kind of ownKinds) {
        slots[kind].device = chosen[kind];
        slots[kind].state = wanted[kind] ? starting : off;
      }
      tell();
      const opening = openAll(chosen, kinds);
      for (const kind of kinds) slots[kind].tail = opening;
      return opening;
    },
    turn,
    choose(kind, device) {
      return inTurn(kind, async (slot) => {
        slot.device = device;
        if (!slot.track) return slot.state.state === "failed" ? create(kind, slot) : undefined;
        const muted = slot.track.isMuted;
        if (!muted) set(kind, starting);
        await slot.track.setDeviceId(device === undefined ? "default" : { exact: device });
        if (!muted) set(kind, on);
      });
    },
    track: (kind) => slots[kind].track,
    show: (element) => places.show("local", "camera", element),
    close() {
      closed = true;
      for (const kind of ownKinds) {
        slots[kind].track?.stop();
        delete slots[kind].track;
        slots[kind].state = off;
      }
      tell();
    },
  };
}

/** Begun at once by whoever makes it, so nothing is said to be off before it was tried. */
function emptySlot(): Slot {
  return { state: starting, busy: false, tail: Promise.resolve() };
}
