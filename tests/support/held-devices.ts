import type { Frame, Page } from "@playwright/test";

/** What `holdDevices` keeps in a page. */
interface Held {
  /** Every microphone that was opened goes through one of these. */
  readonly gains: GainNode[];
  isCameraBlocked: boolean;
  isCameraFrozen: boolean;
  plug(part: string, isIn: boolean): void;
}

/** Chromium's way through the pictures of a camera; the types of the language do not have it yet. */
interface Breakout {
  readonly MediaStreamTrackProcessor: new (of: object) => { readable: ReadableStream };
  readonly MediaStreamTrackGenerator: new (of: object) => MediaStreamTrack & { writable: WritableStream };
}

/** Runs before a page's own scripts: puts itself between the page and its devices, as a mute switch or a lock would. */
export function holdDevices(): void {
  const media = navigator.mediaDevices;
  if (!media) return;
  const out = new Set<string>();
  const given = new Set<MediaStreamTrack>();
  const isOut = (label: string): boolean => [...out].some((part) => label.includes(part));
  const [list, open] = [media.enumerateDevices.bind(media), media.getUserMedia.bind(media)];
  const held: Held = {
    gains: [],
    isCameraBlocked: false,
    isCameraFrozen: false,
    plug(part, isIn) {
      if (isIn) out.delete(part);
      else out.add(part);
      // A browser ends the track of what was pulled out, and then says that something changed.
      for (const track of given)
        if (track.readyState === "live" && isOut(track.label)) {
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }
      media.dispatchEvent(new Event("devicechange"));
    },
  };
  Object.assign(globalThis, { held });

  /** To the page it is the device itself. */
  function inPlaceOf(device: MediaStreamTrack, track: MediaStreamTrack): MediaStreamTrack {
    const settings = device.getSettings();
    Object.defineProperty(track, "label", { value: device.label });
    const native = track.getSettings.bind(track);
    track.getSettings = () => ({ ...settings, ...native(), deviceId: settings.deviceId!, groupId: settings.groupId! });
    const stop = track.stop.bind(track);
    track.stop = () => {
      stop();
      device.stop();
    };
    given.add(track);
    return track;
  }

  function microphone(device: MediaStreamTrack): MediaStreamTrack {
    const context = new AudioContext();
    const output = context.createMediaStreamDestination();
    const gain = context.createGain();
    context
      .createMediaStreamSource(new MediaStream([device]))
      .connect(gain)
      .connect(output);
    held.gains.push(gain);
    return inPlaceOf(device, output.stream.getAudioTracks()[0]!);
  }

  function camera(device: MediaStreamTrack): MediaStreamTrack {
    const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as Breakout;
    const output = new MediaStreamTrackGenerator({ kind: "video" });
    const some = new TransformStream<{ close(): void }>({
      transform(frame, next) {
        if (held.isCameraFrozen) frame.close();
        else next.enqueue(frame);
      },
    });
    new MediaStreamTrackProcessor({ track: device }).readable
      .pipeThrough(some)
      .pipeTo(output.writable)
      // The page let go of the camera.
      .catch(() => device.stop());
    return inPlaceOf(device, output);
  }

  async function mayOpen(wanted: MediaStreamConstraints | undefined): Promise<void> {
    if (wanted?.video && held.isCameraBlocked) throw new DOMException("Permission denied", "NotAllowedError");
    const devices = await list();
    for (const kind of ["audio", "video"] as const) {
      const of = wanted?.[kind];
      if (!of) continue;
      const here = devices.filter((device) => device.kind === `${kind}input` && !isOut(device.label));
      if (here.length === 0) throw new DOMException("There is none.", "NotFoundError");
      const { exact } = ((of === true ? undefined : of.deviceId) ?? {}) as { exact?: string };
      if (exact !== undefined && !here.some(({ deviceId }) => deviceId === exact))
        throw new DOMException("It is gone.", "OverconstrainedError");
    }
  }

  media.enumerateDevices = async () => (await list()).filter(({ label }) => !isOut(label));
  media.getUserMedia = async (wanted) => {
    await mayOpen(wanted);
    const stream = await open(wanted);
    return new MediaStream(stream.getTracks().map((one) => (one.kind === "audio" ? microphone(one) : camera(one))));
  };
}

/** The mute switch of a headset: the microphone runs on, and gives nothing but zeros. */
export async function turnMicrophone(place: Frame | Page, on: boolean): Promise<void> {
  await place.evaluate(
    (loudness) => {
      for (const gain of (globalThis as unknown as { held: Held }).held.gains) gain.gain.value = loudness;
    },
    on ? 1 : 0,
  );
}

/** As a person or the system would, from now on. */
export async function blockCamera(place: Frame | Page, isBlocked: boolean): Promise<void> {
  await place.evaluate((is) => void ((globalThis as unknown as { held: Held }).held.isCameraBlocked = is), isBlocked);
}

/** The camera runs on, and gives no new picture. */
export async function freezeCamera(place: Frame | Page, isFrozen: boolean): Promise<void> {
  await place.evaluate((is) => void ((globalThis as unknown as { held: Held }).held.isCameraFrozen = is), isFrozen);
}

/** Pulls out all devices with this in their names, or plugs them in again. */
export async function plugHeld(place: Frame | Page, part: string, isIn: boolean): Promise<void> {
  await place.evaluate(([name, is]) => (globalThis as unknown as { held: Held }).held.plug(name, is), [
    part,
    isIn,
  ] as const);
}
