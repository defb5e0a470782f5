import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { OpenOnes } from "./open-now.ts";

/** Times a second that a level is read: enough to look alive. */
const readings = 20;

/** No microphone, or a context that has not begun: its zeros would be nobody's. */
const nothing = new Float32Array(0);

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
export function listenToLevel(own: OpenOnes, tell: (level: number) => void): Stop {
  return listenToSamples(own, (samples) => {
    const isOn = own.state().microphone.state === "on";
    tell(isOn ? loudness(samples) : 0);
  });
}

/** Tells what the microphone gives, a stretch of samples from -1 to 1 at a time; an empty one while nothing is known. */
export function listenToSamples(own: OpenOnes, tell: (samples: Float32Array) => void): Stop {
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
    if (listening?.analyser.context.state !== "running") return tell(nothing);
    listening.analyser.getFloatTimeDomainData(samples);
    tell(samples);
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
