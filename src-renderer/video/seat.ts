import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Call, CallPorts } from "../media/call.ts";
import { livekit } from "../media/livekit.ts";
import { listeners } from "../media/listeners.ts";
import type { ChosenDevices } from "../media/open-tracks.ts";
import { type OwnTracks, ownTracks, type Wanted } from "../media/own-tracks.ts";
import { type CallPhase, type MediaState, noMedia, ownKinds } from "../media/state.ts";

/** The devices to use now; undefined is the system's own choice. */
export interface Choice extends ChosenDevices {
  readonly speaker: string | undefined;
}

type WayIntoCall = Omit<CallPorts, "own" | "speaker">;

/**
 * This agent's place in one conversation's video, from the device check to the end: first his own camera and microphone,
 * then the call's media with them.
 */
export interface Seat {
  readonly conversation: ConversationId;
  readonly own: OwnTracks;
  readonly media: () => MediaState;
  /** Undefined before the call. */
  readonly call: () => Call | undefined;
  readonly onChange: (listener: () => void) => Stop;
  readonly open: (choice: Choice, wanted?: Wanted) => Promise<void>;
  /** Follows a changed choice of devices; what is in use already is left alone. */
  readonly choose: (choice: Choice) => Promise<void>;
  /** Goes into the call; a second time does nothing. */
  readonly enter: (ports: WayIntoCall) => void;
  /** As `Call.hold`; also before the call is there. */
  readonly hold: (on: boolean) => void;
  /** After `failed`: tries again. */
  readonly retry: () => void;
  /** Out of the call; camera and microphone off. */
  readonly close: () => void;
}

export function takeSeat(conversation: ConversationId): Seat {
  const { add, tell } = listeners();
  const own = ownTracks();
  let call: Call | undefined;
  let entered: WayIntoCall | undefined;
  let chosen: Choice = { speaker: undefined };
  let phase: CallPhase = noMedia.phase;
  let before = beforeCall(own, phase);
  let isClosed = false;
  let isHeld = false;

  function changed(): void {
    before = beforeCall(own, phase);
    tell();
  }

  async function goIn(ports: WayIntoCall): Promise<void> {
    if (phase.state === "connecting") return;
    phase = { state: "connecting" };
    changed();
    try {
      const { openCall } = await livekit();
      if (isClosed) return;
      call = openCall({ ...ports, own, speaker: chosen.speaker });
      call.hold(isHeld);
      call.onChange(tell);
      tell();
    } catch {
      // What carries video could not even be read from where the window came from.
      phase = { state: "failed", reason: "unreachable" };
      changed();
    }
  }

  own.onChange(changed);

  return {
    conversation,
    own,
    media: () => call?.state() ?? before,
    call: () => call,
    onChange: add,
    open(choice, wanted) {
      chosen = choice;
      return own.open(choice, wanted);
    },
    async choose(choice) {
      const { speaker, blur } = chosen;
      const other = ownKinds.filter((kind) => choice[kind] !== chosen[kind]);
      chosen = choice;
      const taken = other.map((kind) => own.choose(kind, choice[kind]));
      if (choice.blur !== blur) taken.push(own.blur(choice.blur ?? false));
      await Promise.all(choice.processing ? [...taken, own.process(choice.processing)] : taken);
      if (choice.speaker !== speaker) await call?.chooseSpeaker(choice.speaker);
    },
    enter(ports) {
      if (entered) return;
      entered = ports;
      void goIn(ports);
    },
    hold(on) {
      isHeld = on;
      call?.hold(on);
    },
    retry() {
      if (call) call.retry();
      else if (entered) void goIn(entered);
    },
    close() {
      isClosed = true;
      call?.leave();
      own.close();
    },
  };
}

function beforeCall(own: OwnTracks, phase: CallPhase): MediaState {
  return { ...noMedia, phase, local: { ...noMedia.local, ...own.state() } };
}
