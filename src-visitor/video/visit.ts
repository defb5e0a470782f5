import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { Output } from "../../src-shared/rpc/contract.ts";
import type { Shelf } from "../shelf.ts";
import { follow, type Mine, mineFrom, type VideoScreen, videoScreen } from "./screen.ts";

/** How the panel's components deal with a call. */
export interface VideoPorts {
  readonly screen: ReadonlySignal<VideoScreen>;
  /** Why the last press of a button did nothing. */
  readonly fault: ReadonlySignal<Fault | null>;
  /** What a reload has to bring back. */
  readonly shelf: Shelf;
  accept: () => void;
  decline: () => void;
  /** From the device check, or from a call that runs elsewhere. */
  enter: (at: "check" | "call") => void;
  /** Hangs up for both; here at once, whatever the link does. */
  leave: () => void;
  /** The way into the call, a new one each time. */
  join: () => Promise<Output<VisitorContract, "video.join">>;
}

export interface VisitPorts {
  readonly shelf: Shelf;
  readonly ask: Link<VisitorContract>["ask"];
  readonly summary: ReadonlySignal<PublicSummary | undefined>;
  readonly able: boolean;
}

/** This page's part in video: it answers invites and knows whether it is in the call. Media is not its matter. */
export function visit({ shelf, ask, summary, able }: VisitPorts): VideoPorts {
  const before = mineFrom(shelf.read("video"));
  // An answer that was on its way when the page went may be repeated: the invite is still there, or it is not.
  const mine = signal<Mine>(before.at === "answering" ? { at: "away" } : before);
  const fault = signal<Fault | null>(null);
  let refused: string | undefined;

  function set(next: Mine): void {
    if (next === mine.peek()) return;
    mine.value = next;
    shelf.keep("video", next.at === "away" ? null : JSON.stringify(next));
  }

  effect(() => {
    const video = summary.value;
    if (video === undefined) return;
    set(follow(video, mine.peek()));
    const { invite } = video;
    if (able || !invite || refused === invite.id) return;
    refused = invite.id;
    void answer(ask("video.decline", { invite: invite.id, reason: "unsupported" }));
  });

  async function answer(asked: Promise<unknown>): Promise<boolean> {
    fault.value = null;
    try {
      await asked;
      return true;
    } catch (error) {
      fault.value = faultOf(error);
      return false;
    }
  }

  return {
    screen: computed(() => (able ? videoScreen(summary.value, mine.value) : "none")),
    fault,
    shelf,
    accept() {
      const invite = summary.peek()?.invite;
      if (!invite) return;
      set({ at: "answering", invite: invite.id });
      void answer(ask("video.accept", { invite: invite.id })).then((done) => {
        if (!done && mine.peek().at === "answering") set({ at: "away" });
      });
    },
    decline() {
      const invite = summary.peek()?.invite;
      if (invite) void answer(ask("video.decline", { invite: invite.id, reason: "rejected" }));
    },
    enter(at) {
      const call = summary.peek()?.call;
      if (call) set({ at, call: call.id });
    },
    leave() {
      const now = summary.peek();
      if (!now?.call) return;
      set({ at: "left", call: now.call.id });
      void answer(ask("video.end", { conversation: now.id }));
    },
    join() {
      const now = summary.peek();
      return now ? ask("video.join", { conversation: now.id }) : Promise.reject(refuse("gone", "call-gone"));
    },
  };
}
