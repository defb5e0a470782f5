import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { PublicPage, PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Output } from "../../src-shared/rpc/contract.ts";
import { type Fault, faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { CameraMode } from "../../src-shared/video/model.ts";
import type { ShareAnswer } from "../../src-shared/screen-share/answer.ts";
import type { Own } from "../media/view.ts";
import { type Requests, requestsOf } from "../requests/requests.ts";
import type { Shelf } from "../shelf.ts";
import type { Unable } from "./ability.ts";
import type { VideoScreen } from "./parts.ts";
import { follow, type Mine, mineFrom, videoScreen } from "./screen.ts";

/** What video needs of the panel. */
export interface VisitPorts {
  readonly shelf: Shelf;
  readonly ask: Link<VisitorContract>["ask"];
  /** The line to the hub may be dead: it is tried anew. */
  readonly nudge: () => void;
  /** The hub's clock, epoch milliseconds. */
  readonly now: () => number;
  /** The conversation that the state shows now. */
  readonly page: ReadonlySignal<PublicPage | undefined>;
  /** The address of the page around us, to be opened elsewhere. */
  readonly address: () => string;
}

/** What a request may set going in the call that this page is in. */
export interface InCall {
  readonly turnCameraOn: () => Promise<Own>;
  /** From within a click. */
  readonly share: () => Promise<ShareAnswer>;
}

/** How the components deal with a call. */
export interface VideoPorts extends VisitPorts {
  readonly screen: ReadonlySignal<VideoScreen>;
  readonly summary: ReadonlySignal<PublicSummary | undefined>;
  /** What becomes of the visitor's camera: the call's own word, before it the rules'. */
  readonly camera: ReadonlySignal<CameraMode>;
  /** Set by the session while there is one. */
  readonly inCall: Signal<InCall | null>;
  readonly requests: Requests;
  /** Why video cannot be in this browser. */
  readonly unable: Unable | null;
  /** Why the last press of a button did nothing. */
  readonly fault: ReadonlySignal<Fault | null>;
  accept: () => void;
  decline: () => void;
  /** Opens the device check before an invite of one's own. */
  prepare: () => void;
  /** After the device check: only now the agent is rung. */
  invite: () => void;
  /** From the device check, or from a call that runs elsewhere. */
  enter: (at: "check" | "call") => void;
  /** Out of the check, the invite or the call; hangs up for both. Here at once, whatever the link does. */
  leave: () => void;
  /** The way into the call, a new one each time. */
  join: () => Promise<Output<VisitorContract, "video.join">>;
}

/** This page's part in video: it invites, answers invites, and knows whether it is in the call. Media is not its matter. */
export function visit(ports: VisitPorts, unable: Unable | null): VideoPorts {
  const { shelf, ask, page } = ports;
  const summary = computed(() => page.value?.summary);
  const before = mineFrom(shelf.read("video"));
  // An answer that was on its way when the page went may be repeated: the invite is still there, or it is not.
  const unsure = before.at === "answering" || (before.at === "inviting" && before.invite === null);
  const mine = signal<Mine>(unsure ? { at: "away" } : before);
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
    if (invite?.by === "visitor" && mine.peek().at === "away" && shelf.read("wanted") === video.id) {
      // He began by a video button here, and the hub has asked the agent in his name as soon as there was one.
      shelf.keep("wanted", null);
      if (unable === null) set({ at: "answering", invite: invite.id });
      else void answer(ask("video.cancel", { invite: invite.id }));
    }
    if (unable === null || invite?.by !== "agent" || refused === invite.id) return;
    refused = invite.id;
    void answer(ask("video.decline", { invite: invite.id, reason: "unsupported", detail: unable }));
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

  /** Takes back what was hoped for, when the hub refused it. */
  async function hope(at: "answering" | "inviting", asked: Promise<unknown>): Promise<void> {
    if (!(await answer(asked)) && mine.peek().at === at) set({ at: "away" });
  }

  async function ring(now: PublicSummary): Promise<void> {
    const { invite } = await ask("video.invite", { conversation: now.id });
    const settled = page.peek()?.entries.some(({ event }) => "invite" in event && event.invite === invite);
    // Its events may be here already: then they have said what became of it.
    if (mine.peek().at === "inviting" && !settled) set({ at: "inviting", invite });
    else if (settled && summary.peek()?.invite?.id !== invite && !summary.peek()?.call) set({ at: "away" });
  }

  const screen = computed(() => (unable === null ? videoScreen(summary.value, mine.value) : "none"));
  return {
    ...ports,
    screen,
    summary,
    requests: requestsOf({ ask, summary, screen }),
    camera: computed(() => summary.value?.call?.camera ?? summary.value?.rules?.camera ?? "one-way"),
    inCall: signal(null),
    unable,
    fault,
    accept() {
      const invite = summary.peek()?.invite;
      if (!invite) return;
      set({ at: "answering", invite: invite.id });
      void hope("answering", ask("video.accept", { invite: invite.id }));
    },
    decline() {
      const invite = summary.peek()?.invite;
      if (invite) void answer(ask("video.decline", { invite: invite.id, reason: "rejected" }));
    },
    prepare() {
      fault.value = null;
      if (!summary.peek()?.call) set({ at: "preparing" });
    },
    invite() {
      const now = summary.peek();
      if (!now || mine.peek().at !== "preparing") return;
      // The agent was faster: then this is the answer.
      const theirs = now.invite?.by === "agent" ? now.invite.id : null;
      set({ at: "inviting", invite: theirs });
      void hope("inviting", theirs ? ask("video.accept", { invite: theirs }) : ring(now));
    },
    enter(at) {
      const call = summary.peek()?.call;
      if (call) set({ at, call: call.id });
    },
    leave() {
      const now = summary.peek();
      if (now?.call) {
        set({ at: "left", call: now.call.id });
        return void answer(ask("video.end", { conversation: now.id }));
      }
      const { invite } = now ?? {};
      const took = (mine.peek().at === "inviting" || mine.peek().at === "answering") && invite?.by === "visitor";
      set({ at: "away" });
      if (took) void answer(ask("video.cancel", { invite: invite.id }));
    },
    join() {
      const now = summary.peek();
      return now ? ask("video.join", { conversation: now.id }) : Promise.reject(refuse("gone", "call-gone"));
    },
  };
}
