import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { noRing, type Ring, type RingsOn } from "../../src-shared/ring/desk-asks.ts";
import type { Log, Note } from "../shell/shell.ts";
import { type Caller, callersOf, ringingCaller } from "./rules.ts";

/** A page that has not made a sound by then is not heard: on the chosen device first, then on the system's own. */
const heardWithin = 2_000;
/** Before the moment in which the hub accepts for him. */
const toneHeardWithin = 1_200;

type CallerId = Caller["id"];

export interface RingOptions {
  readonly machine: Machine;
  readonly log: Log;
  /** What the hub's state is now, and the hub's clock. */
  readonly hub: () => { readonly state: AgentState | null; readonly now: number };
  readonly notify: (note: Note) => void;
  readonly noteOf: (caller: Caller) => Note;
  readonly changed: (ring: Ring) => void;
  /** Shows the window, or lets it flash; never with the focus. */
  readonly show: () => void;
}

/** Decides when it rings, and sees to it that somebody hears of a caller even if no page makes a sound. */
export function ringer({ machine, log, hub, notify, noteOf, changed, show }: RingOptions) {
  let ring: Ring = noRing;
  const handled = new Set<CallerId>();
  const notified = new Set<CallerId>();
  let stopListening: Stop = () => {};
  let stopExpiry: Stop = () => {};

  function become(next: Ring): void {
    ring = next;
    changed(next);
  }

  function unheard(caller: Caller): void {
    log.warn("No page reported that the ring plays; the agent is told once more.", { [caller.is]: caller.id });
    become({ ...ringOf(caller), heard: false });
    notify(noteOf(caller));
    show();
  }

  /** To be called whenever offers, invites, presence or the hub's state may have changed. */
  function look(): void {
    const { state, now } = hub();
    const live = callersOf(state, now);
    forgetTheGone(state);
    const caller = ringingCaller(state, handled, now);
    stopExpiry();
    // While the link is lost nobody takes back what has expired, so its own time ends the ring.
    if (caller) stopExpiry = machine.after(Math.max(1, caller.expiresAt - now), look);
    for (const one of live) if (!handled.has(one.id)) tellOnce(one);
    if ((caller?.id ?? null) === (ring.offer ?? ring.invite)) return;
    stopListening();
    become(caller ? ringOf(caller) : noRing);
    if (caller) stopListening = machine.after(ring.isTone ? toneHeardWithin : heardWithin, () => unheard(caller));
  }

  /** Not by what rings now: who is away for a moment was told of the same offer already. */
  function forgetTheGone(state: AgentState | null): void {
    const invites = (state?.conversations ?? []).flatMap(({ public: { summary } }) => summary.invite?.id ?? []);
    const there = new Set<CallerId>([...(state?.offers ?? []).map(({ id }) => id), ...invites]);
    for (const known of [handled, notified]) for (const id of known) if (!there.has(id)) known.delete(id);
  }

  function tellOnce(caller: Caller): void {
    if (notified.has(caller.id)) return;
    notified.add(caller.id);
    notify(noteOf(caller));
  }

  return {
    look,
    /** A page's sound clock moved. */
    played(caller: CallerId, on: RingsOn = "chosen"): void {
      if ((ring.offer ?? ring.invite) !== caller || (ring.heard === true && ring.on === on)) return;
      if (on === "system") log.warn("The ring was not heard on the chosen device; the system's own rings.");
      stopListening();
      become({ ...ring, heard: true, on });
    },
    /** The agent has answered this caller: silence at once. If the hub refuses the answer, it rings on. */
    async handling<T>(caller: CallerId, answer: Promise<T>): Promise<T> {
      handled.add(caller);
      look();
      try {
        return await answer;
      } catch (error) {
        handled.delete(caller);
        look();
        throw error;
      }
    },
    stop(): void {
      stopListening();
      stopExpiry();
    },
  };
}

function ringOf(caller: Caller): Ring {
  return caller.is === "offer"
    ? { ...noRing, offer: caller.id, isTone: caller.offer.auto }
    : { ...noRing, invite: caller.id };
}
