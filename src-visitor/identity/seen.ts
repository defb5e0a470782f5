import { computed, effect } from "@preact/signals";
import type { IdentityPorts } from "./ports.ts";

/** Tells the hub where the visitor is and on what, with each new line and each new page. */
export function tellSeen({ door, ask, state }: Pick<IdentityPorts, "door" | "ask" | "state">): void {
  const isReady = computed(() => state.value.link.state === "ready");
  effect(() => {
    const page = door.page();
    if (!isReady.value) return;
    const { width, height } = screen;
    ask("visitor.seen", {
      page,
      referrer: door.referrer(),
      agent: navigator.userAgent.slice(0, 500),
      screen: { width, height },
      languages: [...navigator.languages].slice(0, 20),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }).catch((error: unknown) => console.debug(error));
  });
}
