import { ConnectionState, type Room, RoomEvent, Track } from "livekit-client";
import { givenUp } from "../../src-media/room-way-back.ts";
import { ownShare } from "../../src-media/share/own-share.ts";
import { shareIn } from "../../src-media/share/share-in.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { type Share, sharedNow } from "../../src-shared/screen-share/share.ts";
import { type Chosen, type OwnTracks, ownTracks } from "./own-tracks.ts";
import { whenPlugged } from "./plugged.ts";
import { closedOf, connectInTime, newRoom, sendOwn } from "./room.ts";
import { shareInShort } from "./share.ts";
import { sound } from "./sound.ts";
import { type Stay, stayInCall } from "./stay.ts";
import { wayIn } from "./way-in.ts";
import { type Kind, type MediaView, noMedia, othersOf, type Phase, type Picture } from "./view.ts";

export interface CallPorts {
  readonly machine: Machine;
  /** Asks the hub for a way in, anew each time. */
  readonly join: () => Promise<{ url: string; token: string }>;
  readonly isOver: (error: unknown) => boolean;
  /** The hub's line may be dead: it should be tried anew. */
  readonly nudge: () => void;
  readonly changed: (view: MediaView) => void;
}

/** A call's media, from the device check to the end. It lives until `close`, whatever is on the screen meanwhile. */
export interface CallMedia {
  readonly own: OwnTracks;
  /** The room that the call is in now, for its reports. */
  readonly room: () => Room | undefined;
  readonly open: (wanted: readonly Kind[], chosen: Chosen) => Promise<void>;
  /** There is a call to be joined: while the visitor looks at his devices the way in is found. */
  readonly prepare: () => void;
  readonly join: () => void;
  readonly retry: () => void;
  /** Puts a picture, or one's own for null, into an element; null again takes it out. Calling it twice does no harm. */
  readonly show: (picture: Picture | null, element: HTMLVideoElement) => void;
  readonly turnSound: (on: boolean) => void;
  readonly startSound: () => void;
  /** From within a click: shares, or ends it; resolves with what became of it. Never rejects. */
  readonly share: () => Promise<MediaView["share"]>;
  /**
   * From within a click: asks what to share; while a share runs, what to share in its place. Never rejects. A request of
   * the agent's is answered with `answerOfShare` of what it resolves with.
   */
  readonly startShare: () => Promise<Share>;
  readonly stopSharing: () => void;
  /** Freezes the share with these words over it, or lets it move again. Never rejects. */
  readonly pauseSharing: (words: string | null) => Promise<void>;
  /** Shows one's own shared screen in an element, until stopped. */
  readonly showShare: (element: HTMLVideoElement) => Stop;
  /** Rejects when it is not there any more. */
  readonly chooseSpeaker: (device: string) => Promise<void>;
  readonly close: () => void;
}

const changes = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  // A track that ended before it was taken back is still there while `TrackUnsubscribed` is told.
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.AudioPlaybackStatusChanged,
  RoomEvent.ConnectionQualityChanged,
] as const;

export function openCall({ machine, join, isOver, nudge, changed }: CallPorts): CallMedia {
  let room: Room | undefined;
  let stay: Stay | undefined;
  let phase: Phase = "check";
  let view = noMedia;
  let soundOn = true;
  let speaker: string | undefined;
  /** What was on when another window took the call. */
  let rested: readonly Kind[] = [];
  let settleOwn: () => void = () => {};
  const way = wayIn(machine, join);
  const audio = sound();
  const share = ownShare({ machine, devices: navigator.mediaDevices, changed: () => settle() });
  const own = ownTracks(() => {
    settleOwn();
    settle();
  });
  const stopPlugged = whenPlugged(machine, own.settle);

  function settle(): void {
    const connected = room?.state === ConnectionState.Connected;
    const now = phase === "connected" && !connected ? "reconnecting" : phase;
    view = {
      phase: now,
      own: { camera: own.state("camera"), microphone: own.state("microphone") },
      share: shareInShort(share.view()),
      sharing: share.view(),
      // While the line is broken everybody seems gone; nobody is said to have left before it is known.
      others: connected ? othersOf(room!.remoteParticipants.values()) : now === "reconnecting" ? view.others : [],
      soundOn,
      soundBlocked: connected && !room!.canPlaybackAudio,
    };
    changed(view);
  }

  async function enter(): Promise<{ closed: ReturnType<typeof closedOf> }> {
    const found = await way.take();
    const entered = newRoom(speaker);
    room = entered;
    settleOwn = sendOwn(entered, own);
    shareIn(entered, share);
    audio.follow(entered);
    for (const event of changes) entered.on(event, settle);
    await connectInTime(entered, found);
    return { closed: Promise.race([closedOf(entered), givenUp(entered, { machine, join, isOver, nudge })]) };
  }

  function find(picture: Picture | null) {
    if (!picture) return own.track("camera");
    const source = picture.source === "camera" ? Track.Source.Camera : Track.Source.ScreenShare;
    return room?.getParticipantByIdentity(picture.identity)?.getTrackPublication(source)?.track;
  }

  return {
    own,
    room: () => room,
    open: own.open,
    prepare() {
      // The media server's door is knocked at, too.
      if (phase === "check") way.prepare(({ url, token }) => void newRoom(speaker).prepareConnection(url, token));
    },
    join() {
      stay ??= stayInCall({
        machine,
        enter,
        isOver,
        phase(next) {
          phase = next;
          // Another window has the call: here nothing is taken any more, not even for a moment.
          if (next === "elsewhere") {
            rested = own.rest();
            share.left();
          }
          settle();
        },
      });
    },
    retry() {
      if (phase === "elsewhere") void own.open(rested, {});
      stay?.retry();
    },
    show(picture, element) {
      const track = find(picture);
      if (track && !track.attachedElements.includes(element)) track.attach(element);
    },
    turnSound(on) {
      soundOn = on;
      audio.turn(on);
      settle();
    },
    startSound: () => void room?.startAudio().then(settle, console.debug),
    async share() {
      if (sharedNow(share.view().share)) share.stop();
      else await share.start({ sound: false });
      return shareInShort(share.view());
    },
    startShare: () => share.start({ sound: false }),
    stopSharing: share.stop,
    pauseSharing: async (words) => (words === null ? share.resume() : share.pause(words)),
    showShare(element) {
      const picture = share.picture();
      picture?.attach(element);
      return () => void picture?.detach(element);
    },
    async chooseSpeaker(device) {
      speaker = device;
      await room?.switchActiveDevice("audiooutput", device);
    },
    close() {
      stopPlugged();
      share.left();
      settleOwn = () => {};
      stay?.leave();
      void room?.disconnect();
      own.close();
      audio.end();
    },
  };
}
