import { bad, type Check, good, skipped } from "./check.ts";
import { within } from "./waiting.ts";

/** Two soft notes, one after the other: hertz, and when each begins in seconds. */
const notes = [
  { pitch: 523.25, at: 0 },
  { pitch: 783.99, at: 0.22 },
] as const;
const noteFor = 0.5;

/** Plays two notes on the chosen speaker; only the person can tell whether they were heard. */
export const checkSpeaker: Check = async ({ chosen, person, signal }) => {
  try {
    await within(playNotes(chosen.speaker), AbortSignal.any([signal, AbortSignal.timeout(5_000)]));
  } catch (error) {
    signal.throwIfAborted();
    const name = error instanceof Error || error instanceof DOMException ? error.name : "";
    return bad(name === "NotFoundError" ? "speaker.missing" : "speaker.failed", { error: name });
  }
  const heard = await within(person.heard(), signal);
  if (heard === undefined) return skipped("speaker.unanswered");
  return heard ? good() : bad("speaker.unheard");
};

async function playNotes(device: string | undefined): Promise<void> {
  const context = new AudioContext();
  const element = new Audio();
  try {
    const out = context.createMediaStreamDestination();
    element.srcObject = out.stream;
    if (device !== undefined && "setSinkId" in element) await element.setSinkId(device);
    await context.resume();
    const over = notes.map((note) => sing(context, out, note));
    await element.play();
    await Promise.all(over);
  } finally {
    element.srcObject = null;
    await context.close();
  }
}

function sing(context: AudioContext, out: AudioNode, { pitch, at }: (typeof notes)[number]): Promise<void> {
  const begin = context.currentTime + 0.05 + at;
  const tone = new OscillatorNode(context, { frequency: pitch });
  const loud = new GainNode(context, { gain: 0 });
  loud.gain.setValueAtTime(0, begin);
  loud.gain.linearRampToValueAtTime(0.25, begin + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.001, begin + noteFor);
  tone.connect(loud).connect(out);
  tone.start(begin);
  tone.stop(begin + noteFor);
  return new Promise((resolve) => tone.addEventListener("ended", () => resolve(), { once: true }));
}
