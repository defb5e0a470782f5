import type { Stop } from "../../src-shared/rpc/pipe.ts";

/** Two soft notes a breath, seconds between the breaths; the pitches in hertz fit each other, so no beginning is a wrong one. */
const breath = 3.2;
const pitches = [392, 523.25, 440, 587.33, 349.23, 523.25] as const;
/** Far below speech: it says that the line stands, and nothing more. */
const loudest = 0.035;

/** Plays a quiet sound made here until stopped, and nothing where the browser wants a click first. */
export function playHoldSound(): Stop {
  const context = new AudioContext();
  const out = context.createGain();
  out.gain.value = loudest;
  out.connect(context.destination);
  let turn = 0;

  function note(pitch: number, at: number): void {
    const tone = new OscillatorNode(context, { frequency: pitch });
    const swell = context.createGain();
    swell.gain.setValueAtTime(0, at);
    swell.gain.linearRampToValueAtTime(1, at + 0.6);
    swell.gain.linearRampToValueAtTime(0, at + breath);
    tone.connect(swell).connect(out);
    tone.start(at);
    tone.stop(at + breath);
  }

  function breathe(): void {
    if (context.state !== "running") return;
    const now = context.currentTime + 0.05;
    note(pitches[turn % pitches.length]! / 2, now);
    note(pitches[(turn + 1) % pitches.length]!, now + breath / 2);
    turn += 1;
  }

  // Rejected where nothing may play: then there is silence.
  context.resume().then(breathe, () => undefined);
  const timer = setInterval(breathe, breath * 1_000);
  return () => {
    clearInterval(timer);
    context.close().catch((error: unknown) => console.debug(error));
  };
}
