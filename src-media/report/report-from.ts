import type { MediaReport } from "../../src-shared/media-report/model.ts";
import type { FramesCount, PictureCount, Snapshot, SoundCount } from "./snapshot.ts";

/** Milliseconds in which a microphone or a camera that runs gives something; less proves nothing. */
const longEnough = 1_900;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const thousandth = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));

/** The report of the time between two snapshots. What has no two counts of the same track is nought or null. */
export function reportFrom(before: Snapshot, after: Snapshot): MediaReport {
  const over = Math.min(120_000, Math.max(0, after.at - before.at));
  return {
    over: Math.round(over),
    connection: after.connection,
    page: { hidden: after.hidden, busy: over > 0 ? thousandth((after.kept - before.kept) / over) : 0 },
    sound: heard(same(before.sound, after.sound), after),
    picture: seen(after.expected.picture, same(before.picture, after.picture), after.picture, over),
    share: seen(after.expected.share, same(before.share, after.share), after.share, over),
    sending: {
      microphone: microphone(before, after, over),
      camera: camera(before, after, over),
      share: {
        state: after.screen.state,
        fps: rate(same(before.screen.count, after.screen.count), over),
        ended: after.screen.ended,
      },
    },
    network: network(before, after, over),
    devices: after.devices,
  };
}

/** Both counts, when they are of the same track and did not begin anew. */
function same<T extends { readonly track: string }>(before: T | null, after: T | null): readonly [T, T] | undefined {
  return before && after && before.track === after.track ? [before, after] : undefined;
}

function heard(counts: readonly [SoundCount, SoundCount] | undefined, after: Snapshot): MediaReport["sound"] {
  const about = { expected: after.expected.sound, output: after.output };
  if (!counts) return { ...about, level: 0, concealed: 0, arriving: false };
  const [one, two] = counts;
  const samples = two.samples - one.samples;
  return {
    ...about,
    level: level(one, two),
    concealed: samples > 0 ? thousandth((two.concealed - one.concealed) / samples) : 0,
    arriving: two.packets > one.packets,
  };
}

/** The mean loudness, 0 to 1. */
function level(one: Pick<SoundCount, "energy" | "duration">, two: Pick<SoundCount, "energy" | "duration">): number {
  const duration = two.duration - one.duration;
  return duration > 0 ? thousandth(Math.sqrt(Math.max(0, two.energy - one.energy) / duration)) : 0;
}

function seen(
  expected: boolean,
  counts: readonly [PictureCount, PictureCount] | undefined,
  now: PictureCount | null,
  over: number,
): MediaReport["picture"] {
  const [one, two] = counts ?? [];
  return {
    expected,
    fps: one && two && over > 0 ? tenth((Math.max(0, two.shown - one.shown) * 1000) / over) : 0,
    frozen: one && two ? Math.min(Math.round(over), Math.max(0, Math.round(two.frozen - one.frozen))) : 0,
    width: now?.width ?? 0,
    height: now?.height ?? 0,
  };
}

function microphone(before: Snapshot, after: Snapshot, over: number): MediaReport["sending"]["microphone"] {
  const { state, why, muted } = after.microphone;
  if (state !== "on") return { state, why, level: null, silent: false };
  const [one, two] = same(before.microphone.count, after.microphone.count) ?? [];
  // While it was off it gave nothing by choice.
  if (!one || !two || two.duration <= one.duration || before.microphone.state !== "on")
    return { state, why, level: null, silent: muted };
  // Somebody who says nothing still breathes: only a microphone that is off gives nothing at all for so long.
  return { state, why, level: level(one, two), silent: muted || (over >= longEnough && two.energy <= one.energy) };
}

function camera(before: Snapshot, after: Snapshot, over: number): MediaReport["sending"]["camera"] {
  const { state, why, muted } = after.camera;
  if (state !== "on") return { state, why, fps: 0, frozen: false };
  const counts = same(before.camera.count, after.camera.count);
  const [one, two] = counts ?? [];
  const ran = one !== undefined && two !== undefined && one.active && two.active && before.camera.state === "on";
  return {
    state,
    why,
    fps: rate(counts, over),
    frozen: muted || (ran && over >= longEnough && two.frames <= one.frames),
  };
}

function rate(counts: readonly [FramesCount, FramesCount] | undefined, over: number): number {
  return counts && over > 0 ? tenth((Math.max(0, counts[1].frames - counts[0].frames) * 1000) / over) : 0;
}

function network(before: Snapshot, after: Snapshot, over: number): MediaReport["network"] {
  const kbps = (from: number, to: number): number => (over > 0 && to > from ? Math.round(((to - from) * 8) / over) : 0);
  const jitter = after.sound?.jitter ?? null;
  return {
    rtt: after.network.rtt === null ? null : Math.round(after.network.rtt),
    lossUp: lossUp(before, after),
    lossDown: lossDown(before, after),
    jitter: jitter === null ? null : Math.round(jitter * 1000),
    kbpsUp: kbps(before.network.up, after.network.up),
    kbpsDown: kbps(0, came(before, after)),
    transport: after.network.transport,
    limitedBy: after.network.limitedBy,
  };
}

/** Bytes; a line that was made meanwhile began at nought. */
function came({ network: { down: before } }: Snapshot, { network: { down: after } }: Snapshot): number {
  return Object.entries(after).reduce((sum, [line, bytes]) => sum + Math.max(0, bytes - (before[line] ?? 0)), 0);
}

/** What the server says it missed, each stream as heavy as what it sent meanwhile; null while it has said nothing. */
function lossUp(before: Snapshot, after: Snapshot): number | null {
  let packets = 0;
  let lost = 0;
  for (const [stream, now] of Object.entries(after.sent)) {
    const sent = now.packets - (before.sent[stream]?.packets ?? now.packets);
    if (sent <= 0) continue;
    packets += sent;
    lost += sent * now.lost;
  }
  return packets > 0 ? thousandth(lost / packets) : null;
}

function lossDown(before: Snapshot, after: Snapshot): number | null {
  let came = 0;
  let lost = 0;
  for (const source of ["sound", "picture", "share"] as const) {
    const [one, two] = same<SoundCount | PictureCount>(before[source], after[source]) ?? [];
    if (!one || !two) continue;
    came += Math.max(0, two.packets - one.packets);
    // What was missed and came late is taken back from the count.
    lost += Math.max(0, two.lost - one.lost);
  }
  return came + lost > 0 ? thousandth(lost / (came + lost)) : null;
}
