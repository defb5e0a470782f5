import type { PageFacts } from "../../src-media/report/collect.ts";
import { screenFacts } from "../../src-media/report/screen-facts.ts";
import { whyOf } from "../../src-media/report/why.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { desk } from "../desk-link.ts";
import { chosenDevices } from "../devices/chosen-devices.ts";
import type { Call } from "../media/call.ts";
import { livekit } from "../media/livekit.ts";
import type { CallPhase, MediaState, SourceState } from "../media/state.ts";
import { store } from "../store.ts";
import type { Seat } from "../video/seat.ts";
import { video } from "../video/video.ts";

const connections: Readonly<Record<CallPhase["state"], PageFacts["connection"]>> = {
  idle: "connecting",
  connecting: "connecting",
  connected: "connected",
  reconnecting: "reconnecting",
  failed: "down",
};

let reported: Call | undefined;
let stop: Stop | undefined;

/** Reports of this window's part in a call for as long as it has a seat in one. */
function follow(): void {
  const seat = video.seat();
  const call = seat?.call();
  if (call === reported) return;
  stop?.();
  stop = undefined;
  reported = call;
  if (seat && call) void begin(seat, call);
}

async function begin(seat: Seat, call: Call): Promise<void> {
  // It was read when the call was opened; this only waits a turn.
  const { startReporter } = await livekit();
  if (reported !== call) return;
  stop = startReporter({
    room: call.room,
    other: "visitor",
    facts: () => factsOf(call.state()),
    onFacts: call.onChange,
    async send(report) {
      const views = store.getState().desk?.hub?.conversations;
      const open = views?.find((view) => idOf(view) === seat.conversation)?.public.summary.call;
      if (open) await desk.ask("media.report", { conversation: seat.conversation, call: open.id, report });
    },
  });
}

function factsOf({ phase, local, share, soundOff }: MediaState): PageFacts {
  return {
    connection: connections[phase.state],
    soundOff,
    microphone: ownOf(local.microphone),
    camera: ownOf(local.camera),
    screen: screenFacts(share),
    chosenMicrophone: chosenMicrophone(),
  };
}

/** The id of a chosen one may be another than when it was chosen; one that is not there has only that. */
function chosenMicrophone(): string | undefined {
  const { use, chosen } = chosenDevices.now().microphone;
  return use.reason === "chosen" ? use.device?.id : chosen?.id;
}

function ownOf(own: SourceState): PageFacts["camera"] {
  return own.state === "failed" ? { state: "failed", why: whyOf(own.why) } : { state: own.state, why: null };
}

video.onChange(follow);
follow();
