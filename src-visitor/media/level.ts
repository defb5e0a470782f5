import { createAudioAnalyser, LocalAudioTrack } from "livekit-client";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

const readings = 15;

/** Tells how loud a microphone is, 0 to 1, so many times a second, until stopped. */
export function listenToLevel(track: unknown, tell: (level: number) => void): Stop {
  if (!(track instanceof LocalAudioTrack)) return () => {};
  const { analyser, cleanup } = createAudioAnalyser(track, { fftSize: 1024 });
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }, 1000 / readings);
  return () => {
    clearInterval(timer);
    void cleanup();
  };
}

/** The root mean square of a wave as the ear takes it: 0 dB is 1, -60 dB and less is 0. */
export function loudness(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += (samples[index] ?? 0) ** 2;
  const power = sum / Math.max(1, samples.length);
  return power === 0 ? 0 : Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60));
}
