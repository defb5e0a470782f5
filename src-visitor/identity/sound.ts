import { effect } from "@preact/signals";
import type { IdentityPorts } from "./ports.ts";
import { newsSeq } from "./news-seq.ts";
import { soundChoice } from "./sound-choice.ts";
import { playTone } from "./tone.ts";

/** The same news is played by one tab alone: it holds on to its turn until the others have looked, milliseconds. */
const turnLasts = 1_500;

/** Plays a tone for what is new while nobody looks, if the visitor has chosen so, in one tab of all that are open. */
export function watchForSounds({ state, kept, machine }: Pick<IdentityPorts, "state" | "kept" | "machine">): void {
  let known: string | undefined;
  effect(() => {
    const page = state.value.hub?.conversation;
    const newest = page ? `${page.summary.id}:${newsSeq(page)}` : "";
    // What was there when we came is not new.
    const isNew = known !== undefined && newest !== known && newest !== "";
    known = state.value.hub ? newest : known;
    if (isNew && kept.read(soundChoice) === "on" && (document.hidden || !document.hasFocus())) ring(newest);
  });

  function ring(news: string): void {
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return playTone();
    const sounded = async (lock: Lock | null): Promise<void> => {
      if (!lock || kept.read("sounded") === news) return;
      kept.keep("sounded", news);
      playTone();
      await new Promise<void>((go) => machine.after(turnLasts, go));
    };
    locks
      .request(`frontdesk-sound${location.pathname}`, { ifAvailable: true }, sounded)
      .catch((error: unknown) => console.debug(error));
  }
}
