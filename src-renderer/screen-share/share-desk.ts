import type { Fault } from "../../src-shared/rpc/fault.ts";
import { faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { ScreenChoice, ScreenKind } from "../../src-shared/screen-share/desk-asks.ts";
import { noShare, type Share } from "../../src-shared/screen-share/share.ts";
import type { DeskAsk } from "../desk-ask.ts";
import type { Call } from "../media/call.ts";
import { listeners } from "../media/listeners.ts";

/** Our own picker while it stands open. */
export type Picker = Extract<ScreenChoice, { picker: "ours" }>;

export interface ShareDeskState {
  readonly picker: Picker | null;
  /** The machine is asked what there is to share, or asks the person. */
  readonly isAsking: boolean;
}

/** How this window comes to share: asks the machine how a screen is chosen, shows our picker where it is ours, captures. */
export interface ShareDesk {
  /** The same object as long as nothing has changed. */
  readonly state: () => ShareDeskState;
  readonly onChange: (listener: () => void) => Stop;
  /**
   * Asks what to share; while a share runs, what to share in its place. To be called from within a click. Resolves when
   * the picker has been answered, with what came of it: a request of the visitor's is answered with `answerOfShare` of it.
   * Never rejects.
   */
  readonly startShare: (wish?: { readonly sound: boolean }) => Promise<Share>;
  readonly stopShare: () => void;
  /** From our picker. What was chosen may be gone meanwhile: the picker closes, and that is said. */
  readonly choose: (source: string, sound: boolean) => Promise<void>;
  readonly cancel: () => void;
  /** Looks at the sources of a kind anew, with thumbnails. Rejects when the machine does not say. */
  readonly look: (kind: ScreenKind) => Promise<void>;
  readonly openSettings: () => Promise<void>;
}

export interface ShareDeskParts {
  readonly ask: DeskAsk;
  readonly call: () => Pick<Call, "share" | "stopSharing" | "state"> | undefined;
  readonly machine: Pick<Machine, "after">;
  /** Told why a picker could not be opened or its choice not be taken. */
  readonly refused: (fault: Fault) => void;
}

/** A picker that nobody answers in this time closes, and says so; milliseconds. */
const pickerLasts = 180_000;

const resting: ShareDeskState = { picker: null, isAsking: false };

export function shareDesk({ ask, call, machine, refused }: ShareDeskParts): ShareDesk {
  const { add, tell } = listeners();
  let state = resting;
  let answer: ((share: Share) => void) | undefined;
  let stopWaiting: Stop = () => {};

  function become(next: ShareDeskState): void {
    if (next.picker === state.picker && next.isAsking === state.isAsking) return;
    state = next;
    tell();
  }

  const now = (): Share => call()?.state().share.share ?? noShare;

  /** Closes what stands open and answers who waits for it, once. */
  function settle(share: Share): Share {
    stopWaiting();
    const waiting = answer;
    answer = undefined;
    become(resting);
    waiting?.(share);
    return share;
  }

  function fail(error: unknown): Share {
    refused(faultOf(error));
    return settle(now());
  }

  function open(picker: Picker): Promise<Share> {
    return new Promise((resolve) => {
      answer = resolve;
      become({ picker, isAsking: false });
      stopWaiting = machine.after(pickerLasts, () => void fail(refuse("gone", "picker-timeout")));
    });
  }

  async function capture(sound: boolean): Promise<Share> {
    const running = call();
    if (!running) return settle(noShare);
    return settle(await running.share({ sound }));
  }

  return {
    state: () => state,
    onChange: add,
    async startShare({ sound } = { sound: false }) {
      if (state.isAsking || state.picker || !call()) return now();
      become({ picker: null, isAsking: true });
      try {
        const choice = await ask("screen.list", {});
        return choice.picker === "ours" ? await open(choice) : await capture(sound);
      } catch (error) {
        return fail(error);
      }
    },
    stopShare: () => call()?.stopSharing(),
    async choose(source, sound) {
      if (!state.picker || state.isAsking) return;
      stopWaiting();
      become({ picker: null, isAsking: true });
      try {
        await ask("screen.choose", { source, sound });
        await capture(sound);
      } catch (error) {
        fail(error);
      }
    },
    cancel: () => void settle(now()),
    async look(kind) {
      const { picker } = state;
      if (!picker) return;
      const { sources } = await ask("screen.pictures", { kind });
      if (state.picker !== picker) return;
      become({
        ...state,
        picker: { ...picker, sources: [...picker.sources.filter((one) => one.kind !== kind), ...sources] },
      });
    },
    async openSettings() {
      await ask("screen.openSettings", {});
    },
  };
}
