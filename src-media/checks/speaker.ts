import { playTestTone } from "../devices/test-tone.ts";
import { bad, type Check, good, skipped } from "./check.ts";
import { within } from "./waiting.ts";

/** Plays two notes on the chosen speaker; only the person can tell whether they were heard. */
export const checkSpeaker: Check = async ({ chosen, person, signal }) => {
  try {
    await within(playTestTone(chosen.speaker), AbortSignal.any([signal, AbortSignal.timeout(5_000)]));
  } catch (error) {
    signal.throwIfAborted();
    const name = error instanceof Error || error instanceof DOMException ? error.name : "";
    return bad(name === "NotFoundError" ? "speaker.missing" : "speaker.failed", { error: name });
  }
  const heard = await within(person.heard(), signal);
  if (heard === undefined) return skipped("speaker.unanswered");
  return heard ? good() : bad("speaker.unheard");
};
