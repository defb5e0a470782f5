import { bad, type Check, good, poor } from "./check.ts";
import { close, openDevice } from "./open-device.ts";
import { until } from "./waiting.ts";

/** Long enough to read "say something" and to say it. */
const listenFor = 6_000;
const readEvery = 50;
/** Readings above the level of a quiet room: a click is fewer, a word is more. */
const loudEnough = 0.3;
const wordsWanted = 3;

/** Listens until something is heard: a microphone that opens may still send nothing (features 000-69). */
export const checkMicrophone: Check = async ({ chosen, person, signal }) => {
  const opened = await openDevice("microphone", chosen.microphone, {}, signal);
  if ("finding" in opened) return opened.finding;
  const { stream, other } = opened;
  const context = new AudioContext();
  try {
    const [track] = stream.getAudioTracks();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(stream).connect(analyser);
    void context.resume();
    const samples = new Float32Array(analyser.fftSize);
    let [loudest, heard] = [0, 0];
    const listened = await until(
      () => {
        analyser.getFloatTimeDomainData(samples);
        const level = loudness(samples);
        person.level(level);
        loudest = Math.max(loudest, level);
        if (level > loudEnough) heard += 1;
        return heard >= wordsWanted;
      },
      listenFor,
      signal,
      readEvery,
    );
    const values = { device: track?.label.slice(0, 300) ?? "", level: Math.round(loudest * 100) };
    if (track?.muted) return bad("microphone.muted", values);
    // Not even noise: a switch on the device, or a device that is none.
    if (loudest === 0) return bad("microphone.muted", values);
    if (!listened) return bad("microphone.silent", values);
    return other ? poor("microphone.other-device", values) : good(values);
  } finally {
    person.level(0);
    close(stream);
    await context.close();
  }
};

/** The root mean square of a wave as the ear takes it: 0 dB is 1, -60 dB and less is 0. */
export function loudness(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
  const power = sum / Math.max(1, samples.length);
  return power === 0 ? 0 : Math.min(1, Math.max(0, 1 + (10 * Math.log10(power)) / 60));
}
