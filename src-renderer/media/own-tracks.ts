import { captured } from "../../src-media/devices/captured.ts";
import type { Trouble } from "../../src-media/devices/failure.ts";
import { openDevices, type Processing, usedDevice, usedProcessing, type Wish } from "../../src-media/devices/open.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { listeners } from "./listeners.ts";
import type { ChosenDevices } from "./open-tracks.ts";
import { openNow, type OpenOnes } from "./open-now.ts";
import { ownSlot, type OwnSlot } from "./own-slot.ts";
import { pictures } from "./pictures.ts";
import { type OwnKind, ownKinds } from "./state.ts";

export type Wanted = Readonly<Record<OwnKind, boolean>>;

/**
 * The agent's camera and microphone, from the device check to the end of the call: the tracks that he saw before the call
 * are the ones that are published. Each kind stands for itself: without a camera one joins with sound, and the other way.
 */
export interface OwnTracks extends OpenOnes {
  /** Opens those that are wanted. Never rejects: what did not open is `failed` in the state. */
  readonly open: (chosen: ChosenDevices, wanted?: Wanted) => Promise<void>;
  /** Shows or hides, speaks or mutes. An off camera is really off, its light too. Never rejects. */
  readonly turn: (kind: OwnKind, on: boolean) => Promise<void>;
  /** Takes another device, now if the kind is on, else when it is turned on. Never rejects. */
  readonly choose: (kind: OwnKind, device: string | undefined) => Promise<void>;
  /** Lets the browser work on the microphone's sound, or not; at once. Never rejects. */
  readonly process: (processing: Processing) => Promise<void>;
  /** Blurs the background of the camera's picture, or not; at once. Never rejects: what fails is said by `tellBlurFailed`. */
  readonly blur: (on: boolean) => Promise<void>;
  /** Why a kind failed, more exactly than its state says. */
  readonly trouble: (kind: OwnKind) => Trouble | undefined;
  /** Shows the camera's picture in an element, now or as soon as there is one. */
  readonly show: (element: HTMLVideoElement) => Stop;
  /** Turns all off for good. */
  readonly close: () => void;
}

export function ownTracks(): OwnTracks {
  const { add, tell } = listeners();
  const slots: Readonly<Record<OwnKind, OwnSlot>> = {
    microphone: ownSlot("microphone", tell),
    camera: ownSlot("camera", tell),
  };
  const media = (kind: OwnKind): MediaStreamTrack | undefined => {
    const track = slots[kind].track();
    return track && captured(track);
  };
  const places = pictures(() => slots.camera.track());
  add(() => places.settle());

  const own: OwnTracks = {
    state: () => ({ microphone: slots.microphone.state(), camera: slots.camera.state() }),
    onChange: add,
    async open(chosen, wanted = { microphone: true, camera: true }) {
      openNow.add(own);
      const kinds = ownKinds.filter((kind) => wanted[kind]);
      for (const kind of ownKinds) slots[kind].begin(chosen[kind], chosen.processing, wanted[kind]);
      void slots.camera.blur(chosen.blur ?? false);
      tell();
      if (kinds.length === 0) return;
      const wishes: Partial<Record<OwnKind, Wish>> = {};
      for (const kind of kinds) wishes[kind] = slots[kind].wish();
      // All in one question: the browser then asks the person once.
      const opening = openDevices(wishes);
      await Promise.all(kinds.map((kind) => slots[kind].open(opening.then((opened) => opened[kind]))));
    },
    turn: (kind, on) => slots[kind].turn(on),
    choose: (kind, device) => slots[kind].choose(device),
    process: (processing) => slots.microphone.process(processing),
    blur: (on) => slots.camera.blur(on),
    track: (kind) => slots[kind].track(),
    media,
    used: (kind) => usedDevice(media(kind)),
    processed: () => usedProcessing(media("microphone")),
    blurred: () => slots.camera.track()?.getProcessor() !== undefined,
    trouble: (kind) => slots[kind].trouble(),
    show: (element) => places.show("local", "camera", element),
    close() {
      openNow.remove(own);
      for (const kind of ownKinds) slots[kind].close();
      tell();
    },
  };
  return own;
}
