import { EngineEvent, Room, RoomEvent, Track } from "livekit-client";
import type { TestStart } from "../../src-shared/video-test/model.ts";
import { candidateRoad, type Road, sdpWithout } from "./candidates.ts";
import { within } from "./waiting.ts";

/** Below our own timer, which livekit-client needs: its `connect` may never settle. */
const connectWithin = 10_000;
/** As patient as a call is: what does not connect here would not connect there. */
const connectOptions = { websocketTimeout: 8_000, peerConnectionTimeout: 9_000, maxRetries: 0 };

/** Two connections into the test's room, from here to the media server and back. */
export interface Loop {
  readonly sender: RTCPeerConnectionLike;
  readonly receiver: RTCPeerConnectionLike;
  /** Sends it from the one; resolves when the other was told of it. */
  readonly send: (track: MediaStreamTrack, maxBitrate?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RTCPeerConnectionLike {
  readonly stats: () => Promise<RTCStatsReport>;
}

/** One loop after the other: the same identity twice would put the first one out. */
export interface Loops {
  /** Rejects when no media gets through by that road, or by any where none is named. */
  readonly open: (road?: Road) => Promise<Loop>;
  /** The roads that the media server has offered so far. */
  readonly offered: ReadonlySet<Road>;
  /** Only as far as the first word of the media server. Answers the milliseconds that it took. */
  readonly greet: () => Promise<number>;
  /** Leaves whatever is open. */
  readonly end: () => Promise<void>;
}

export function loops(way: TestStart, signal: AbortSignal): Loops {
  const offered = new Set<Road>();
  const open = new Set<Room>();
  const [senderToken = "", receiverToken = ""] = way.tokens;

  function newRoom(road: Road | undefined): Room {
    const room = new Room({ stopLocalTrackOnUnpublish: true, disconnectOnPageLeave: true });
    open.add(room);
    room.engine.on(EngineEvent.TransportsCreated, () =>
      // Its own listeners are set in the same turn, after this event.
      queueMicrotask(() => narrow(room, road, offered)),
    );
    room.on(RoomEvent.SignalConnected, () => {
      const servers = room.engine.latestJoinResponse?.iceServers ?? [];
      if (servers.some(({ urls }) => urls.some((url) => url.startsWith("turn")))) offered.add("relay");
    });
    return room;
  }

  async function leave(room: Room): Promise<void> {
    open.delete(room);
    await room.disconnect();
  }

  async function connect(room: Room, token: string, road: Road | undefined): Promise<void> {
    const timer = setTimeout(() => void room.disconnect(false), connectWithin);
    const rtcConfig: RTCConfiguration = road === "relay" ? { iceTransportPolicy: "relay" } : {};
    try {
      await within(room.connect(way.url, token, { ...connectOptions, rtcConfig }), signal);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    offered,
    async open(road) {
      const [sending, receiving] = [newRoom(road), newRoom(road)];
      const close = async (): Promise<void> => void (await Promise.all([leave(sending), leave(receiving)]));
      try {
        await Promise.all([connect(sending, senderToken, road), connect(receiving, receiverToken, road)]);
      } catch (error) {
        await close();
        throw error;
      }
      return {
        sender: { stats: () => statsOf(sending, "publisher") },
        receiver: { stats: () => statsOf(receiving, "subscriber") },
        send: (track, maxBitrate) => within(send(sending, receiving, track, maxBitrate), signal),
        close,
      };
    },
    async greet() {
      const room = newRoom(undefined);
      const begun = performance.now();
      try {
        const greeted = new Promise<void>((resolve) => room.once(RoomEvent.SignalConnected, () => resolve()));
        // Whichever comes first: the way in may be refused before a word, and the media path is not for this part.
        await Promise.race([greeted, connect(room, senderToken, undefined)]);
        return performance.now() - begun;
      } finally {
        await leave(room);
      }
    },
    end: async () => void (await Promise.all([...open].map(leave))),
  };
}

/** Lets only candidates of that road through, both ways, and notes which ones the server has. */
function narrow(room: Room, road: Road | undefined, offered: Set<Road>): void {
  const { client, pcManager } = room.engine;
  const passes = (by: Road | undefined): boolean =>
    road === undefined || road === "relay" || by === undefined || by === road;
  const hear = client.onTrickle;
  client.onTrickle = (candidate, target) => {
    const by = candidateRoad(candidate.candidate);
    if (by !== undefined) offered.add(by);
    if (passes(by)) hear?.(candidate, target);
  };
  const [hearAnswer, hearOffer] = [client.onAnswer, client.onOffer];
  // From the second round on each side's description names its candidates as well.
  client.onAnswer = (given, ...rest) => hearAnswer?.(narrowed(given, passes), ...rest);
  client.onOffer = (given, ...rest) => hearOffer?.(narrowed(given, passes), ...rest);
  if (!pcManager) return;
  const { onIceCandidate: tell, onPublisherOffer: tellOffer } = pcManager;
  pcManager.onIceCandidate = (candidate, target) => {
    if (passes(candidateRoad(candidate.candidate))) tell?.(candidate, target);
  };
  pcManager.onPublisherOffer = (given, ...rest) => tellOffer?.(narrowed(given, passes), ...rest);
}

function narrowed<T extends RTCSessionDescriptionInit>(given: T, passes: (by: Road | undefined) => boolean): T {
  return given.sdp === undefined ? given : { ...given, type: given.type, sdp: sdpWithout(given.sdp, passes) };
}

async function send(
  sending: Room,
  receiving: Room,
  track: MediaStreamTrack,
  maxBitrate: number | undefined,
): Promise<void> {
  const arrives = new Promise<void>((resolve) => receiving.once(RoomEvent.TrackSubscribed, () => resolve()));
  await sending.localParticipant.publishTrack(track, {
    source: track.kind === "audio" ? Track.Source.Microphone : Track.Source.Camera,
    dtx: false,
    red: false,
    simulcast: false,
    videoCodec: "vp8",
    ...(maxBitrate === undefined ? {} : { videoEncoding: { maxBitrate, maxFramerate: 30 } }),
  });
  await arrives;
}

/** The connection that carries it: newer servers have one for both ways, older ones one each. */
async function statsOf(room: Room, way: "publisher" | "subscriber"): Promise<RTCStatsReport> {
  const { pcManager } = room.engine;
  const transport = way === "subscriber" ? (pcManager?.subscriber ?? pcManager?.publisher) : pcManager?.publisher;
  return (await transport?.getStats()) ?? new Map();
}
