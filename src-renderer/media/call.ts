import { type Participant, type Room, Track } from "livekit-client";
import { givenUp } from "../../src-media/room-way-back.ts";
import type { CaptureWish } from "../../src-media/share/capture.ts";
import { ownShare } from "../../src-media/share/own-share.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Share } from "../../src-shared/screen-share/share.ts";
import { callView } from "./call-view.ts";
import type { WayIn } from "./connect.ts";
import { deviceFailure } from "./failures.ts";
import { listeners } from "./listeners.ts";
import { onHold } from "./on-hold.ts";
import type { OwnTracks } from "./own-tracks.ts";
import { pictures, type Showable } from "./pictures.ts";
import { afterDisconnect } from "./rejoin.ts";
import { openRoom } from "./room.ts";
import { sound } from "./sound.ts";
import { stayInCall } from "./stay.ts";
import {
  type Bandwidth,
  type DeviceFailure,
  type MediaState,
  otherSide,
  type OwnKind,
  type PictureSource,
} from "./state.ts";
import { thrift } from "./thrift.ts";

export interface CallPorts {
  machine: Machine;
  own: OwnTracks;
  /** Asks the hub for a way in, anew each time. */
  readonly join: () => Promise<WayIn>;
  /** True when `join` was refused because there is no call any more. */
  readonly isOver: (error: unknown) => boolean;
  /** The line to the hub may be dead: it should be tried anew. */
  readonly nudge: () => void;
  /** What was chosen in this call before the window was reloaded. */
  before?: CallChoices;
  /** Device id of the speaker; undefined is the system's own choice. */
  speaker: string | undefined;
}

/** What an agent chose for one call alone. */
export interface CallChoices {
  readonly soundOff: boolean;
  readonly bandwidth: Bandwidth;
}

/** A call's media. It lives until `leave`, whatever is on the screen meanwhile. */
export interface Call {
  /** The same object as long as nothing has changed. */
  readonly state: () => MediaState;
  readonly onChange: (listener: () => void) => Stop;
  /** The room that the call is in now, for its reports. */
  readonly room: () => Room | undefined;
  /**
   * Shows a picture in an element, now or as soon as there is one. `who` is an identity, `local` for a share of one's own,
   * or `other` for the other side, whose place can so be ready before he comes.
   */
  readonly show: (who: string, source: PictureSource, element: HTMLVideoElement) => Stop;
  readonly turnSound: (on: boolean) => void;
  readonly saveBandwidth: (mode: Bandwidth) => void;
  /** The visitor is on hold, or not any more: nothing passes between him and this agent meanwhile. */
  readonly hold: (on: boolean) => void;
  /** How loud somebody is now, 0 to 1. `who` as in `show`. */
  readonly level: (who: string) => number;
  /** After `audioBlocked`, from within a click. */
  readonly startSound: () => Promise<void>;
  /** Rejects when the speaker is not there, and keeps the one before. */
  readonly chooseSpeaker: (device: string | undefined) => Promise<void>;
  /** From within a click; while a share runs, another source for it. Never rejects: what came of it is in the state. */
  readonly share: (wish: CaptureWish) => Promise<Share>;
  readonly stopSharing: () => void;
  /** Freezes the share with these words over it, or lets it move again. Never rejects. */
  readonly pauseSharing: (words: string | null) => Promise<void>;
  /** After `failed`: tries again. */
  readonly retry: () => void;
  /** Out, without hanging up for the other side. The camera and microphone stay with whoever opened them. */
  readonly leave: () => void;
}

export function openCall({ machine, own, join, isOver, nudge, before, speaker }: CallPorts): Call {
  const { add, tell } = listeners();
  const audio = sound(before?.soundOff);
  const held = onHold();
  const saving = thrift(own, before?.bandwidth ?? "full", held.isOn);
  const view = callView(machine);
  const unsent = new Map<OwnKind, DeviceFailure>();
  let room: Room | undefined;
  let output = speaker;
  const share = ownShare({ machine, devices: navigator.mediaDevices, changed: () => changed() });

  function somebody(who: string): Participant | undefined {
    if (who === "local") return room?.localParticipant;
    const other = who === "other" && otherSide(view.state().remote)?.identity;
    return room?.getParticipantByIdentity(other || who);
  }

  function find(who: string, source: PictureSource): Showable | undefined {
    if (who === "local" && source === "screen") return share.picture();
    const kind = source === "camera" ? Track.Source.Camera : Track.Source.ScreenShare;
    return somebody(who)?.getTrackPublication(kind)?.track;
  }

  const places = pictures(find);

  function changed(): void {
    const chosen = { soundOff: audio.off(), bandwidth: saving.mode() };
    const isNew = view.settle({ room, own: own.state(), unsent, share: share.view(), ...chosen });
    places.settle();
    if (isNew) tell();
  }

  const stay = stayInCall({
    machine,
    join,
    isOver,
    async enter(way) {
      unsent.clear();
      const opened = await openRoom(way, {
        own,
        sound: audio,
        share,
        thrift: saving,
        hold: held,
        speaker: output,
        changed,
        failedToSend(kind, error) {
          unsent.set(kind, deviceFailure(error));
          changed();
        },
      });
      const closed = opened.closed.then(afterDisconnect);
      const left = givenUp(opened.room, { machine, join, isOver, nudge });
      return { room: opened.room, closed: Promise.race([left, closed]) };
    },
    exit: ({ room: entered }) => void entered.disconnect(false),
    phase(phase, inside) {
      room = inside?.room;
      // What was chosen goes on over a lost line; a call that is over or given up lets it go.
      if (phase.state === "idle" || phase.state === "failed") share.left();
      view.phase(phase);
      changed();
    },
  });

  const stopOwn = own.onChange(changed);

  return {
    room: () => room,
    state: view.state,
    onChange: add,
    show: places.show,
    turnSound(on) {
      audio.turn(on);
      changed();
    },
    saveBandwidth(mode) {
      saving.choose(mode);
      if (mode === "sound") void own.turn("camera", false);
      changed();
    },
    hold(on) {
      held.turn(on);
      // What was saved before is saved again.
      saving.choose(saving.mode());
      changed();
    },
    level: (who) => somebody(who)?.audioLevel ?? 0,
    async startSound() {
      await room?.startAudio();
      changed();
    },
    async chooseSpeaker(device) {
      await room?.switchActiveDevice("audiooutput", device ?? "default");
      output = device;
    },
    share: share.start,
    stopSharing: share.stop,
    pauseSharing: async (words) => (words === null ? share.resume() : share.pause(words)),
    retry: stay.retry,
    leave() {
      share.left();
      stopOwn();
      stay.leave();
    },
  };
}
