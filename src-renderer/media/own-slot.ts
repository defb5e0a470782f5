import { captured } from "../../src-media/devices/captured.ts";
import { type Permission, type Trouble, troubleOf } from "../../src-media/devices/failure.ts";
import { allProcessing, openDevices, type Processing, usedDevice, type Wish } from "../../src-media/devices/open.ts";
import { passedOn, permissionOf } from "../../src-media/devices/permission.ts";
import { tellBlurFailed } from "../blur/failed.ts";
import type { BlurFailure } from "../blur/processor.ts";
import { deviceFailure } from "./failures.ts";
import { livekit } from "./livekit.ts";
import type { OwnTrack } from "./open-tracks.ts";
import type { OwnKind, SourceState } from "./state.ts";

/** One of one's own: a camera or a microphone, what is wished of it and how it stands. Nothing here rejects. */
export interface OwnSlot {
  readonly state: () => SourceState;
  readonly track: () => OwnTrack | undefined;
  /** Why it failed, more exactly than the state says it. */
  readonly trouble: () => Trouble | undefined;
  /** Wanted, or not: to be said before `open`. */
  readonly begin: (device: string | undefined, processing: Processing | undefined, wanted: boolean) => void;
  readonly wish: () => Wish;
  /** Opens it by `opening`; one that fails is tried alone. */
  readonly open: (opening: Promise<MediaStreamTrack | undefined>) => Promise<void>;
  readonly turn: (on: boolean) => Promise<void>;
  readonly choose: (device: string | undefined) => Promise<void>;
  readonly process: (processing: Processing) => Promise<void>;
  /** A blurred background, for a camera; what is opened meanwhile is blurred before anybody sees it. */
  readonly blur: (wanted: boolean) => Promise<void>;
  readonly close: () => void;
}

const off: SourceState = { state: "off" };
const starting: SourceState = { state: "starting" };
const on: SourceState = { state: "on" };

export function ownSlot(kind: OwnKind, changed: () => void): OwnSlot {
  // Begun at once by whoever makes it, so nothing is said to be off before it was tried.
  let state: SourceState = starting;
  let track: OwnTrack | undefined;
  let trouble: Trouble | undefined;
  let wish: Wish = { device: undefined, processing: allProcessing };
  let isBlurWanted = false;
  /** What was permitted before the person was asked. */
  let asked: Promise<Permission> | undefined;
  /** Set while we change something ourselves: what the track says meanwhile is our own echo. */
  let isBusy = false;
  let isClosed = false;
  /** One after the other: a quick second click waits for the first. */
  let tail: Promise<void> = Promise.resolve();

  function set(next: SourceState): void {
    state = next;
    if (next.state !== "failed") trouble = undefined;
    changed();
  }

  function inTurn(work: () => Promise<void>, before?: Promise<Permission>): Promise<void> {
    tail = tail.then(() => attempt(work, before ?? permissionOf(kind)));
    return tail;
  }

  /** Does `work`, and turns what it throws into the state. */
  async function attempt(work: () => Promise<void>, permission: Promise<Permission>): Promise<void> {
    if (isClosed) return;
    isBusy = true;
    const before = await permission;
    try {
      await work();
    } catch (error) {
      trouble = troubleOf(error, { before, isPassedOn: passedOn(kind) });
      set({ state: "failed", why: deviceFailure(error) });
    } finally {
      isBusy = false;
    }
  }

  async function openAlone(): Promise<MediaStreamTrack> {
    const { [kind]: media } = await openDevices({ [kind]: wish });
    if (!media) throw new DOMException("The browser opened nothing.", "NotFoundError");
    return media;
  }

  async function keep(media: MediaStreamTrack): Promise<void> {
    const { ownTrack } = await livekit();
    if (isClosed) return media.stop();
    track = ownTrack(kind, media, {
      // Not by us: who runs the room switched it off.
      muted: () => isBusy || media.readyState === "ended" || set(off),
      unmuted: () => isBusy || set(on),
      ended: () => void ended(),
    });
    await settleBlur();
    set(on);
  }

  async function create(): Promise<void> {
    set(starting);
    await keep(await openAlone());
  }

  /** Takes what is wished now into the track that stands; a muted one stays muted. */
  async function replace(old: OwnTrack): Promise<void> {
    const { putInto, reopen } = await livekit();
    if (isDead()) set(starting);
    if (old.sender) await put(putInto);
    else await reopen(kind, old, wish);
    await settleBlur();
    if (isClosed) old.stop();
  }

  /** The same, and lets it be heard and seen. */
  async function renew(): Promise<void> {
    if (!track) return create();
    await replace(track);
    if (track?.isMuted) await track.unmute();
    set(on);
  }

  /** After another wish. A camera that is off stays off, and takes it when it is turned on. */
  async function follow(): Promise<void> {
    const isOff = state.state === "off";
    if (!track || (isOff && kind === "camera")) return;
    await replace(track);
    set(isOff ? off : on);
  }

  async function put(into: (track: OwnTrack, media: MediaStreamTrack) => Promise<void>): Promise<void> {
    if (!track) return;
    try {
      await into(track, await openAlone());
    } catch (error) {
      // Some browsers give one microphone at a time, and never the same one twice: there a gap is better than none.
      if (!(error instanceof Error && error.name === "NotReadableError") || isDead()) throw error;
      captured(track).stop();
      await into(track, await openAlone());
    }
  }

  function isDead(): boolean {
    return !track || captured(track).readyState !== "live";
  }

  /** Makes the picture what was wished of it. One that cannot be blurred is sent as it is, and that is said. */
  async function settleBlur(): Promise<void> {
    if (!track || isDead() || (track.getProcessor() !== undefined) === isBlurWanted) return;
    const { beginBlur, endBlur } = await livekit();
    try {
      if (isBlurWanted) await beginBlur(track, (why) => void giveUpBlur(why));
      else await endBlur(track);
    } catch (error) {
      console.warn(error);
      isBlurWanted = false;
      tellBlurFailed("broken");
    }
  }

  function giveUpBlur(why: BlurFailure): Promise<void> {
    isBlurWanted = false;
    tellBlurFailed(why);
    return inTurn(async () => {
      await settleBlur();
      changed();
    });
  }

  /** What was pulled out is replaced at once; whoever knows the list of devices may choose better right after. */
  function ended(): Promise<void> | undefined {
    return isClosed ? undefined : inTurn(async () => (state.state === "off" || !isDead() ? undefined : renew()));
  }

  return {
    state: () => state,
    track: () => track,
    trouble: () => trouble,
    wish: () => wish,
    begin(device, processing = allProcessing, wanted) {
      wish = { device, processing };
      asked = permissionOf(kind);
      state = wanted ? starting : off;
    },
    open: (opening) =>
      inTurn(async () => {
        const media = await opening.catch(async (error: unknown) => {
          // One of two spoils both, so each is tried alone. A refusal is not asked about a second time.
          const isRefused = error instanceof Error && error.name === "NotAllowedError";
          if (isRefused && (await permissionOf(kind)) !== "granted") throw error;
        });
        await (media ? keep(media) : create());
      }, asked),
    turn: (wanted) =>
      inTurn(async () => {
        if (!wanted) {
          await track?.mute();
          // An off camera is really off, its light too.
          if (kind === "camera" && track) captured(track).stop();
          set(off);
        } else if (!track || isDead() || state.state === "failed") await renew();
        else {
          await settleBlur();
          await track.unmute();
          set(on);
        }
      }),
    choose: (device) =>
      inTurn(async () => {
        const isSame = device === wish.device || (!isDead() && usedDevice(track && captured(track))?.id === device);
        wish = { ...wish, device };
        if (state.state === "failed") await renew();
        else if (!isSame || (isDead() && state.state === "on")) await follow();
      }),
    process: (processing) =>
      inTurn(async () => {
        const { noise, echo, gain } = wish.processing;
        wish = { ...wish, processing };
        if (
          kind === "microphone" &&
          (noise !== processing.noise || echo !== processing.echo || gain !== processing.gain)
        )
          await follow();
      }),
    blur: (wanted) => {
      isBlurWanted = wanted;
      return inTurn(async () => {
        // A camera that is off takes it up when it is switched on.
        if (isDead()) return;
        await settleBlur();
        changed();
      });
    },
    close() {
      isClosed = true;
      track?.stop();
      track = undefined;
      state = off;
    },
  };
}
