import { type Room, RoomEvent, Track } from "livekit-client";
import type { MediaReport } from "../../src-shared/media-report/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { pageBusy } from "./busy.ts";
import { collect, type PageFacts } from "./collect.ts";
import { deviceFacts } from "./devices.ts";
import { gistOf, isTrouble } from "./gist.ts";
import { reportFrom } from "./report-from.ts";
import { shownFrames } from "./shown.ts";
import type { Snapshot } from "./snapshot.ts";

/** Milliseconds: how often the page looks, how often it reports when nothing changes, and what a report covers. */
const lookEvery = 1_000;
const reportEvery = 2_000;
/** A little less than two looks, so that a look that comes early does not make it three. */
const atLeastOver = 1_900;
/** Changes that come quickly one after the other are one report. */
const atMostEvery = 300;
/** A share that the system ended is told of for so long. */
const endedFor = 20_000;

export interface ReporterPorts {
  /** The room that the page is in now; each rejoin has another one. */
  readonly room: () => Room | undefined;
  /** Whose sound and picture are looked after. */
  readonly other: Side;
  readonly facts: () => PageFacts;
  /** Tells when what `facts` answers may be another. */
  readonly onFacts: (look: () => void) => Stop;
  /** Passing: one that does not arrive is followed by the next. */
  readonly send: (report: MediaReport) => Promise<unknown>;
}

/** After each of these something may be heard or seen that was not. */
const moments = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.AudioPlaybackStatusChanged,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
] as const;

/** Events of the elements that play; a playing one ticks by `timeupdate` even where a page's timers are held back. */
const ofElements = ["timeupdate", "volumechange", "pause", "playing"] as const;

/**
 * Reports what is really sent, played and shown at this side of a call: every two seconds, and at once when it changed.
 * Looks by a timer and by whatever happens, because the timers of a page in the background hardly run.
 */
export function startReporter({ room, other, facts, onFacts, send }: ReporterPorts): Stop {
  const now = (): number => performance.now();
  const shown = shownFrames(now);
  // A panel that was put away has no size, and shows nothing either.
  const hidden = (): boolean => document.hidden || innerWidth === 0;
  const busy = pageBusy(now, hidden);
  const devices = deviceFacts(navigator.mediaDevices, navigator.userAgent);
  const stops: Stop[] = [];
  const heard = new WeakSet<HTMLMediaElement>();
  const looked: Snapshot[] = [];
  let entered: Room | undefined;
  let screenEnded: number | undefined;
  let looking = false;
  let again = false;
  let stopped = false;
  let last = { at: Number.NEGATIVE_INFINITY, looked: 0, gist: "" };

  function follow(): void {
    const here = room();
    if (here !== entered) {
      for (const moment of moments) entered?.off(moment, soon);
      for (const moment of moments) here?.on(moment, soon);
      entered = here;
    }
    for (const { trackPublications } of here?.remoteParticipants.values() ?? [])
      for (const { track } of trackPublications.values())
        for (const element of track?.kind === Track.Kind.Audio ? track.attachedElements : []) hear(element);
  }

  function hear(element: HTMLMediaElement): void {
    if (heard.has(element)) return;
    heard.add(element);
    for (const name of ofElements) element.addEventListener(name, () => (name === "timeupdate" ? tick() : soon()));
  }

  /** An old end is no news: it is told of for a while only. */
  function factsNow(): PageFacts {
    const told = facts();
    screenEnded = told.screen.ended ? (screenEnded ?? now()) : undefined;
    const isNew = screenEnded !== undefined && now() - screenEnded < endedFor;
    return { ...told, screen: { ...told.screen, ended: isNew } };
  }

  /** A moment later: what happened has happened by then in the room and on the page as well. */
  function soon(): void {
    setTimeout(() => void look(), 50);
  }

  function tick(): void {
    if (now() - last.looked >= lookEvery - 100) void look();
  }

  async function look(): Promise<void> {
    if (stopped) return;
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    last.looked = now();
    try {
      follow();
      const snapshot = await collect({
        room: entered,
        other,
        facts: factsNow(),
        shown,
        devices,
        now,
        hidden,
        kept: busy.kept,
      });
      if (!stopped) report(snapshot);
    } finally {
      looking = false;
    }
    if (again) {
      again = false;
      soon();
    }
  }

  function report(snapshot: Snapshot): void {
    while (looked[1] && looked[1].at <= snapshot.at - atLeastOver) looked.shift();
    const made = reportFrom(looked[0] ?? snapshot, snapshot);
    looked.push(snapshot);
    const gist = gistOf(made);
    const since = now() - last.at;
    // Trouble is looked at again soon: the rules want to see that it lasts.
    const every = isTrouble(made) ? lookEvery : reportEvery;
    if (since < every - 150 && (gist === last.gist || since < atMostEvery)) return;
    last = { ...last, at: now(), gist };
    // One that is lost on its way is followed by the next.
    send(made).catch((error: unknown) => console.debug(error));
  }

  const timer = setInterval(tick, lookEvery);
  const refresh = (): void => void devices.refresh().then(soon);
  document.addEventListener("visibilitychange", soon);
  navigator.mediaDevices.addEventListener("devicechange", refresh);
  stops.push(
    onFacts(soon),
    () => clearInterval(timer),
    () => document.removeEventListener("visibilitychange", soon),
    () => navigator.mediaDevices.removeEventListener("devicechange", refresh),
    shown.end,
    busy.end,
  );
  refresh();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
    for (const moment of moments) entered?.off(moment, soon);
  };
}
