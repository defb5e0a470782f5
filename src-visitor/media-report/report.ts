import { effect, type ReadonlySignal } from "@preact/signals";
import type { PageFacts } from "../../src-media/report/collect.ts";
import { startReporter } from "../../src-media/report/reporter.ts";
import { screenFacts } from "../../src-media/report/screen-facts.ts";
import { whyOf } from "../../src-media/report/why.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { CallMedia } from "../media/call.ts";
import type { Kind, MediaView, Own, Phase } from "../media/view.ts";
import type { VideoPorts } from "../video/visit.ts";

const connections: Readonly<Record<Phase, PageFacts["connection"]>> = {
  check: "connecting",
  connecting: "connecting",
  connected: "connected",
  reconnecting: "reconnecting",
  failed: "down",
  elsewhere: "down",
};

/** Reports of this page's part in the call, as long as it is in one; the session ends it. */
export function reportCall({ ask, summary }: VideoPorts, media: CallMedia, view: ReadonlySignal<MediaView>): Stop {
  let reporting: Stop | undefined;

  function begin(): Stop {
    return startReporter({
      room: media.room,
      other: "agent",
      facts: () => factsOf(view.peek(), media.own.chosen().microphone),
      onFacts: (look) => view.subscribe(look),
      async send(report) {
        const now = summary.peek();
        if (now?.call) await ask("media.report", { conversation: now.id, call: now.call.id, report });
      },
    });
  }

  const stop = effect(() => {
    // Another window that took the call over reports of it; this one is not in it any more.
    const isIn = view.value.phase !== "check" && view.value.phase !== "elsewhere";
    if (isIn) reporting ??= begin();
    else {
      reporting?.();
      reporting = undefined;
    }
  });
  return () => {
    stop();
    reporting?.();
  };
}

function factsOf(view: MediaView, chosenMicrophone: string | undefined): PageFacts {
  const own = (kind: Kind): PageFacts["camera"] => ownOf(view.own[kind]);
  return {
    connection: connections[view.phase],
    soundOff: !view.soundOn,
    microphone: own("microphone"),
    camera: own("camera"),
    screen: screenFacts(view.sharing),
    chosenMicrophone,
  };
}

function ownOf(own: Own): PageFacts["camera"] {
  if (own.state === "failed") return { state: "failed", why: whyOf(own.why) };
  return { state: own.state === "opening" ? "starting" : own.state, why: null };
}
