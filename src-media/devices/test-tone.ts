/** Two soft notes, one after the other: hertz, and when each begins in seconds. */
const notes = [
  { pitch: 523.25, at: 0 },
  { pitch: 783.99, at: 0.22 },
] as const;
const noteFor = 0.5;

/**
 * Plays two soft notes on a speaker and resolves when they are over. `device` undefined is the system's own choice.
 * Rejects when the speaker is not there or sound is refused. Where the browser chooses no speakers it is the system's own.
 */
export async function playTestTone(device: string | undefined): Promise<void> {
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
  const tone = new OscillatorNode(context, { frequency: pitch, type: "sine" });
  const loud = new GainNode(context, { gain: 0 });
  loud.gain.setValueAtTime(0, begin);
  loud.gain.linearRampToValueAtTime(0.25, begin + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.001, begin + noteFor);
  tone.connect(loud).connect(out);
  tone.start(begin);
  tone.stop(begin + noteFor);
  return new Promise((resolve) => tone.addEventListener("ended", () => resolve(), { once: true }));
}
