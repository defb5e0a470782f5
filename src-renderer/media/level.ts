import type { OwnTracks } from "./own-tracks.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** Times a second that a level is read: enough to look alive. */
const readings = 20;

/**
 * Loudness for the eye: the root mean square of a wave, 0 to 1, drawn so that speech moves the middle of a meter. 0 dB is
 * full, -60 dB is nothing.
 */
export function loudness(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
  const power = samples.length > 0 ? sum / samples.length : 0;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60));
}

/** Tells the microphone's level, 0 to 1, until stopped; follows it from device to device, and is 0 while it is off. */
export function listenToLevel(own: OwnTracks, tell: (level: number) => void): Stop {
  let heard: MediaStreamTrack | undefined;
  let listening: Listening | undefined;
  let samples = new Float32Array(0);

  function follow(): void {
    const track = own.track("microphone")?.mediaStreamTrack;
    if (track === heard) return;
    listening?.stop();
    heard = track;
    listening = track && listenTo(track);
    samples = new Float32Array(listening?.analyser.fftSize ?? 0);
  }

  function read(): void {
    if (!listening || own.state().microphone.state !== "on") return tell(0);
    listening.analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }

  follow();
  const stop = own.onChange(follow);
  const timer = setInterval(read, 1000 / readings);
  return () => {
    clearInterval(timer);
    stop();
    listening?.stop();
  };
}

interface Listening {
  readonly analyser: AnalyserNode;
  readonly stop: Stop;
}

function listenTo(track: MediaStreamTrack): Listening {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  return { analyser, stop: () => void context.close() };
}
