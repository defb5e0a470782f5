import { ConnectionState, Track } from "livekit-client";
import type { MakeTrack, ShareRoom } from "../../src-media/share/send-share.ts";

/** A captured track, as far as sharing looks at it. */
export class FakeScreen extends EventTarget {
  readonly kind: "video" | "audio";
  readonly label: string;
  readyState: "live" | "ended" = "live";
  muted = false;
  contentHint = "";
  constructor(kind: "video" | "audio", label: string) {
    super();
    this.kind = kind;
    this.label = label;
  }
  getSettings = () => ({ displaySurface: "window" });
  stop = () => {
    this.readyState = "ended";
  };
  /** It goes by itself: its window is closed, or the browser's own bar stopped it. */
  end(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
  get track(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

/** A stream of such tracks. */
export function fakeStream(video: FakeScreen, audio?: FakeScreen): MediaStream {
  const tracks = audio ? [video, audio] : [video];
  return {
    getTracks: () => tracks,
    getVideoTracks: () => [video],
    getAudioTracks: () => (audio ? [audio] : []),
  } as unknown as MediaStream;
}

interface FakeSent {
  mediaStreamTrack: MediaStreamTrack;
  readonly replaceTrack: (track: MediaStreamTrack) => Promise<void>;
}

/** A room that takes, refuses and forgets tracks as a test tells it. */
export interface FakeShareRoom {
  readonly room: ShareRoom;
  readonly make: MakeTrack;
  /** What everybody sees as a screen now. */
  readonly sent: () => MediaStreamTrack[];
  state: ConnectionState;
  refuses: boolean;
  /** Answers of the server that are still out: given by `answer`, in order. */
  readonly waiting: Array<() => void>;
  /** A bug of the media library's: this is sent as a screen though nobody chose it. */
  readonly plant: (track: MediaStreamTrack) => void;
  /** A full reconnect that forgot the share. */
  readonly forget: () => void;
}

export function fakeShareRoom({ isSlow = false } = {}): FakeShareRoom {
  const trackPublications = new Map<string, { source: Track.Source; track: FakeSent }>();
  let sids = 0;
  const sentOf = (track: MediaStreamTrack): FakeSent => {
    const sent: FakeSent = {
      mediaStreamTrack: track,
      async replaceTrack(next) {
        await turn();
        if (fake.state !== ConnectionState.Connected) throw new Error("unable to replace");
        sent.mediaStreamTrack = next;
      },
    };
    return sent;
  };
  const turn = (): Promise<void> =>
    isSlow ? new Promise((resolve) => void fake.waiting.push(resolve)) : Promise.resolve();

  const fake: FakeShareRoom = {
    state: ConnectionState.Connected,
    refuses: false,
    waiting: [],
    make: (track) => sentOf(track) as unknown as ReturnType<MakeTrack>,
    sent: () =>
      [...trackPublications.values()]
        .filter(({ source }) => source === Track.Source.ScreenShare)
        .map(({ track }) => track.mediaStreamTrack),
    plant: (track) =>
      void trackPublications.set(`p${++sids}`, { source: Track.Source.ScreenShare, track: sentOf(track) }),
    forget: () => trackPublications.clear(),
    room: {
      get state() {
        return fake.state;
      },
      localParticipant: {
        trackPublications,
        async publishTrack(track, { source }) {
          await turn();
          if (fake.refuses || fake.state !== ConnectionState.Connected) throw new Error("not taken");
          trackPublications.set(`p${++sids}`, { source: source!, track: track as unknown as FakeSent });
        },
        async unpublishTrack(track) {
          await turn();
          for (const [sid, publication] of trackPublications)
            if (publication.track === (track as unknown)) trackPublications.delete(sid);
        },
      },
    },
  };
  return fake;
}
