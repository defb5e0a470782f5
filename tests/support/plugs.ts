import { writeFileSync } from "node:fs";
import type { Frame, Page } from "@playwright/test";

/** Runs in a page before its own scripts: devices of it can be pulled out and plugged in again, by name. */
export function pluggable(): void {
  const media = navigator.mediaDevices;
  if (!media) return;
  const out = new Set<string>();
  const open = new Set<MediaStreamTrack>();
  const [list, get] = [media.enumerateDevices.bind(media), media.getUserMedia.bind(media)];
  const isOut = async (id: string): Promise<boolean> =>
    (await list()).some(({ deviceId, label }) => deviceId === id && out.has(label));

  media.enumerateDevices = async () => (await list()).filter(({ label }) => !out.has(label));
  media.getUserMedia = async (wanted) => {
    for (const kind of ["audio", "video"] as const) {
      const constraints = wanted?.[kind];
      const input = `${kind}input`;
      if (constraints && !(await media.enumerateDevices()).some((device) => device.kind === input))
        throw new DOMException("There is none.", "NotFoundError");
      const id = typeof constraints === "object" ? (constraints.deviceId as { exact?: string } | undefined)?.exact : "";
      if (id && (await isOut(id))) throw new DOMException("It is gone.", "OverconstrainedError");
    }
    const stream = await get(wanted);
    for (const track of stream.getTracks()) open.add(track);
    return stream;
  };
  Object.assign(globalThis, {
    plug(label: string, isIn: boolean) {
      if (isIn) out.delete(label);
      else out.add(label);
      // A browser ends the track of what was pulled out, and then says that something changed, more than once.
      for (const track of open)
        if (!isIn && track.label === label && track.readyState === "live") {
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }
      for (let time = 0; time < 3; time += 1) media.dispatchEvent(new Event("devicechange"));
    },
  });
}

/** Pulls a device out of a page that is `pluggable`, or plugs it in again. */
export async function plug(page: Page | Frame, label: string, isIn: boolean): Promise<void> {
  await page.evaluate(
    ([name, into]) => (globalThis as unknown as { plug(label: string, isIn: boolean): void }).plug(name, into),
    [label, isIn] as const,
  );
}

/** What was heard of a remote sound meanwhile, in milliseconds of sound as it was played. */
export interface Hearing {
  /** The longest time without a tone. */
  readonly longestGap: number;
  readonly heard: number;
}

/**
 * Listens to the sound that a page plays of the other side, sample by sample as it was decoded, until `stop`. Gaps are
 * measured in the sound itself, so a busy machine cannot invent one.
 */
export async function listen(frame: Frame): Promise<() => Promise<Hearing>> {
  await frame.evaluate(() => {
    const audio = [...document.querySelectorAll("audio")].find(({ srcObject }) => srcObject instanceof MediaStream);
    const track = (audio?.srcObject as MediaStream | undefined)?.getAudioTracks()[0];
    if (!track) throw new Error("nobody is heard here");
    const state = { longestGap: 0, heard: 0, isOver: false };
    const Processor = (
      globalThis as unknown as {
        MediaStreamTrackProcessor: new (of: object) => { readable: ReadableStream<AudioDataLike> };
      }
    ).MediaStreamTrackProcessor;
    interface AudioDataLike {
      readonly numberOfFrames: number;
      readonly sampleRate: number;
      copyTo(to: Float32Array, options: object): void;
      close(): void;
    }
    const reader = new Processor({ track: track.clone(), maxBufferSize: 500 }).readable.getReader();
    let gap = 0;
    const done = (async () => {
      while (!state.isOver) {
        const { value, done: isOver } = await reader.read();
        if (isOver || !value) break;
        const samples = new Float32Array(value.numberOfFrames);
        value.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
        const long = (value.numberOfFrames / value.sampleRate) * 1000;
        value.close();
        const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        gap = loudest < 0.004 ? gap + long : 0;
        state.heard += long;
        state.longestGap = Math.max(state.longestGap, gap);
      }
      await reader.cancel();
    })();
    Object.assign(globalThis, {
      async stopListening() {
        state.isOver = true;
        await done;
        return { longestGap: state.longestGap, heard: state.heard };
      },
    });
  });
  return () => frame.evaluate(() => (globalThis as unknown as { stopListening(): Promise<Hearing> }).stopListening());
}

/** A file for a fake microphone: a voice-like sound without a pause, ten seconds at 48 kHz. */
export function writeVoice(file: string): void {
  const rate = 48_000;
  const count = rate * 10;
  const wave = Buffer.alloc(44 + count * 2);
  wave.write("RIFF", 0);
  wave.writeUInt32LE(36 + count * 2, 4);
  wave.write("WAVEfmt ", 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(rate * 2, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write("data", 36);
  wave.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index += 1) {
    const time = index / rate;
    // Syllables in pitch and loudness: a steady tone is what noise suppression takes away.
    const pitch = 180 + 60 * Math.sin(2 * Math.PI * 3.1 * time);
    const loud = 0.45 + 0.3 * Math.sin(2 * Math.PI * 4.7 * time);
    const wavelet = Math.sin(2 * Math.PI * pitch * time) + 0.5 * Math.sin(4 * Math.PI * pitch * time);
    wave.writeInt16LE(Math.round(loud * wavelet * 0.5 * 32_767), 44 + index * 2);
  }
  writeFileSync(file, wave);
}
