import { createLocalTracks, LocalAudioTrack, LocalVideoTrack, TrackEvent, VideoPresets } from "livekit-client";
import { type Permission, troubleOf } from "../../src-media/devices/failure.ts";
import { passedOn, permissionOf } from "../../src-media/devices/permission.ts";
import type { Devices } from "./devices.ts";
import { deviceToTake } from "./plugged.ts";
import { type Kind, kinds, type Own } from "./view.ts";

export type OwnTrack = LocalAudioTrack | LocalVideoTrack;
export type Chosen = Partial<Record<Kind, string | undefined>>;

/**
 * The visitor's camera and microphone, from the device check to the end of the call: what he saw there is what is sent.
 * Each stands for itself: who has no camera, or allows none, joins with sound. Nothing here rejects; what did not work
 * is in the state.
 */
export interface OwnTracks {
  readonly state: (kind: Kind) => Own;
  readonly track: (kind: Kind) => OwnTrack | undefined;
  readonly chosen: () => Chosen;
  /** Asks for those, in one question. */
  readonly open: (wanted: readonly Kind[], chosen: Chosen) => Promise<void>;
  /** Off is really off: a camera's light goes out. */
  readonly turn: (kind: Kind, on: boolean) => Promise<void>;
  readonly choose: (kind: Kind, device: string) => Promise<void>;
  /** Devices came or went: what the visitor chose is taken again, and what was lost is replaced. */
  readonly settle: (devices: Devices) => void;
  /** Lets go of camera and microphone, and answers which were on; they are opened anew when wanted. */
  readonly rest: () => readonly Kind[];
  readonly close: () => void;
}

export function ownTracks(changed: () => void): OwnTracks {
  const tracks: Partial<Record<Kind, OwnTrack>> = {};
  const states: Record<Kind, Own> = { camera: { state: "off" }, microphone: { state: "off" } };
  const chosen: Chosen = {};
  /** Those that were on until their device was pulled out. */
  const lost = new Set<Kind>();
  /** One thing after another: a quick second click waits for the first. */
  let tail: Promise<void> = Promise.resolve();
  let closed = false;

  function set(kind: Kind, state: Own): void {
    states[kind] = state;
    if (state.state !== "failed") lost.delete(kind);
    changed();
  }

  /** The room found no other device in the place of one that was pulled out. */
  function lose(kind: Kind): void {
    if (states[kind].state !== "on") return;
    lost.add(kind);
    set(kind, { state: "failed", why: "missing" });
  }

  function keep(track: unknown): void {
    if (!(track instanceof LocalAudioTrack || track instanceof LocalVideoTrack)) return;
    if (closed) return track.stop();
    const kind: Kind = track instanceof LocalAudioTrack ? "microphone" : "camera";
    tracks[kind]?.stop();
    tracks[kind] = track;
    // Muted by the room, not by us.
    track.on(TrackEvent.Muted, () => lose(kind));
    track.on(TrackEvent.Restarted, changed);
    set(kind, { state: "on" });
  }

  async function create(wanted: readonly Kind[]): Promise<void> {
    const made = await createLocalTracks({
      audio: wanted.includes("microphone") && named(chosen.microphone),
      video: wanted.includes("camera") && { ...named(chosen.camera), resolution: VideoPresets.h720.resolution },
    });
    for (const track of made) keep(track);
  }

  async function attempt(kind: Kind, work: () => Promise<unknown>, asked?: Permission): Promise<void> {
    const before = asked ?? (await permissionOf(kind));
    try {
      await work();
    } catch (error) {
      set(kind, { state: "failed", why: troubleOf(error, { before, isPassedOn: passedOn(kind) }) });
    }
  }

  /** From another device, and heard and seen again if it was lost. */
  async function take(kind: Kind, device: string): Promise<void> {
    const track = tracks[kind];
    if (!track) return create([kind]);
    await track.setDeviceId({ exact: device });
    if (states[kind].state !== "failed") return changed();
    await track.unmute();
    set(kind, { state: "on" });
  }

  async function openAll(all: readonly Kind[]): Promise<void> {
    const wanted: Kind[] = [];
    const before: Partial<Record<Kind, Permission>> = {};
    for (const kind of all) {
      before[kind] = await permissionOf(kind);
      // Refused for good, it would spoil the question about both, and the other would not be asked for at all.
      if (before[kind] === "denied") await attempt(kind, () => create([kind]));
      else wanted.push(kind);
    }
    if (wanted.length === 0) return;
    let why: unknown;
    try {
      return await create(wanted);
    } catch (error) {
      why = error;
    }
    // One of them spoils both. A refusal is not asked about a second time: what is not granted was meant by it.
    const refused = why instanceof Error && why.name === "NotAllowedError";
    for (const kind of wanted) {
      const alone = wanted.length > 1 && (!refused || (await permissionOf(kind)) === "granted");
      await attempt(kind, () => (alone ? create([kind]) : Promise.reject(why as Error)), before[kind]);
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    tail = tail.then(() => (closed ? undefined : work()));
    return tail;
  }

  return {
    state: (kind) => states[kind],
    track: (kind) => tracks[kind],
    chosen: () => chosen,
    open: (wanted, devices) =>
      inTurn(async () => {
        Object.assign(chosen, devices);
        for (const kind of wanted) set(kind, { state: "opening" });
        await openAll(wanted);
      }),
    turn: (kind, on) =>
      inTurn(() =>
        attempt(kind, async () => {
          const track = tracks[kind];
          set(kind, { state: on ? "opening" : "off" });
          if (!on) await track?.mute();
          else if (!track || (track.mediaStreamTrack.readyState === "ended" && !track.isMuted)) await create([kind]);
          else await track.unmute();
          if (on) set(kind, { state: "on" });
        }),
      ),
    choose: (kind, device) =>
      inTurn(() =>
        attempt(kind, async () => {
          chosen[kind] = device;
          await take(kind, device);
        }),
      ),
    settle(devices) {
      void inTurn(async () => {
        for (const kind of kinds) {
          const used = tracks[kind]?.mediaStreamTrack.getSettings().deviceId;
          const now = { state: states[kind].state, isLost: lost.has(kind), used, chosen: chosen[kind] };
          const device = deviceToTake(devices[kind], now);
          if (device !== undefined) await attempt(kind, () => take(kind, device));
        }
      });
    },
    rest() {
      const on = kinds.filter((kind) => states[kind].state === "on");
      for (const kind of on) {
        states[kind] = { state: "off" };
        tracks[kind]?.stop();
        delete tracks[kind];
      }
      changed();
      return on;
    },
    close() {
      closed = true;
      for (const kind of kinds) tracks[kind]?.stop();
    },
  };
}

/** A device by name, or the browser's own choice: a name that is not there would be asked for a second time. */
function named(device: string | undefined): { deviceId?: string } {
  return device === undefined ? {} : { deviceId: device };
}
