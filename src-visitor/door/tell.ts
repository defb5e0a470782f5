import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Shelf } from "../shelf.ts";
import { unread, type WidgetState } from "../state.ts";
import type { VideoFront } from "../video/front.ts";
import { onStage } from "../video/parts.ts";
import type { Door } from "./parent.ts";

export interface TellParts {
  readonly door: Door;
  readonly tab: Shelf;
  readonly state: ReadonlySignal<WidgetState>;
  readonly video: VideoFront;
  readonly can: ReadonlySignal<{ readonly chat: boolean; readonly video: boolean } | null>;
}

/** Tells the page around us what its button and its panel need to know, and remembers up to where the visitor has read. */
export function tellDoor({ door, tab, state, video, can }: TellParts): void {
  const shown = signal(false);
  const hidden = signal(document.hidden);
  // What comes while another tab is in front has not been seen, whether the panel is open or not.
  const seeing = computed(() => shown.value && !hidden.value);

  function tell(): void {
    const page = state.value.hub?.conversation;
    const log = page ? `${page.summary.id}:` : "";
    if (page && seeing.value) tab.keep("seen", log + page.head);
    const seen = tab.read("seen");
    const count = seeing.value ? 0 : unread(page, log && seen?.startsWith(log) ? Number(seen.slice(log.length)) : 0);
    const { value: screen } = video.screen;
    door.say({ type: "unread", count });
    door.say({ type: "conversation", state: page?.summary.state ?? "none" });
    const site = state.value.hub?.site.name ?? "";
    document.title = count > 0 ? `(${count}) ${site}` : site;
    if (can.value) door.say({ type: "live", live: page ? page.summary.state !== "ended" : false, ...can.value });
    door.say({ type: "size", size: onStage(screen) ? "call" : "normal" });
  }

  effect(tell);
  document.addEventListener("visibilitychange", () => (hidden.value = document.hidden));
  door.onShown((message) => {
    shown.value = message.shown;
    // A door that was opened anew has heard nothing yet.
    tell();
  });
}
