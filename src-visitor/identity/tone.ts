/** Two soft notes, hertz and seconds from now. */
const notes = [
  [659, 0],
  [880, 0.14],
] as const;
const lasts = 0.3;
const loudness = 0.08;

/** Plays it where the visitor has done something on this page before; browsers forbid any sound until then. */
export function playTone(): void {
  const { userActivation } = navigator as { userActivation?: UserActivation };
  if (userActivation && !userActivation.hasBeenActive) return;
  const context = new AudioContext();
  for (const [hertz, from] of notes) {
    const tone = new OscillatorNode(context, { frequency: hertz });
    const volume = new GainNode(context, { gain: 0 });
    const begins = context.currentTime + from;
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(loudness, begins + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + lasts);
    tone.connect(volume).connect(context.destination);
    tone.start(begins);
    tone.stop(begins + lasts);
  }
  setTimeout(() => void context.close(), 1000 * (lasts + 1));
}
