import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { type Call, type CallPorts, openCall } from "../media/call.ts";
import { listeners } from "../media/listeners.ts";
import { type ChosenDevices, type OwnTracks, ownTracks, type Wanted } from "../media/own-tracks.ts";
import { type MediaState, noMedia, ownKinds } from "../media/state.ts";

/** The devices to use now; undefined is the system's own choice. */
export interface Choice extends ChosenDevices {
  readonly speaker: string | undefined;
}

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
  readonly enter: (ports: Omit<CallPorts, "own" | "speaker">) => void;
  /** Out of the call; camera and microphone off. */
  readonly close: () => void;
}

export function takeSeat(conversation: ConversationId): Seat {
  const { add, tell } = listeners();
  const own = ownTracks();
  let call: Call | undefined;
  let chosen: Choice = { speaker: undefined };
  let before = beforeCall(own);

  own.onChange(() => {
    before = beforeCall(own);
    tell();
  });

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
      const { speaker } = chosen;
      const other = ownKinds.filter((kind) => choice[kind] !== chosen[kind]);
      chosen = choice;
      await Promise.all(other.map((kind) => own.choose(kind, choice[kind])));
      if (choice.speaker !== speaker) await call?.chooseSpeaker(choice.speaker);
    },
    enter(ports) {
      if (call) return;
      call = openCall({ ...ports, own, speaker: chosen.speaker });
      call.onChange(tell);
    },
    close() {
      call?.leave();
      own.close();
    },
  };
}

function beforeCall(own: OwnTracks): MediaState {
  return { ...noMedia, local: { ...noMedia.local, ...own.state() } };
}
