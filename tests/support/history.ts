import fc from "fast-check";
import type { Account } from "../../src-shared/accounts/model.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import {
  type ConversationView,
  noStaffSummary,
  type PublicSummary,
  type StaffSummary,
  startedSummary,
  summarisePublic,
  summariseStaff,
} from "../../src-shared/conversations/state.ts";
import type { OfferId, QueueId } from "../../src-shared/queues/model.ts";
import type { CallId, EndReason, InviteId, VideoRules } from "../../src-shared/video/model.ts";
import type { CallLeg } from "../../src-shared/video/record.ts";
import { idOfNumber } from "./ids.ts";
import { requestEvents, requestSteps, withdrawnRequests } from "./history-requests.ts";

export { idOfNumber };

export const anna: Account = { id: idOfNumber(1, 9) as Account["id"], name: "Anna", role: "agent" };
export const sales = { id: idOfNumber(1, 8) as QueueId, name: "Sales" };
export const maria = { kind: "visitor", name: "Maria" } as const;
export const byAnna = { kind: "agent", name: "Anna" } as const;

const videoRules: VideoRules[] = [
  { agent: true, visitor: true, camera: "classic" },
  { agent: false, visitor: true, camera: "one-way" },
  { agent: false, visitor: false, camera: "off-by-default" },
];

export interface History {
  readonly conversation: ConversationId;
  readonly public: readonly PublicEvent[];
  readonly staff: readonly StaffEvent[];
}

/** How a conversation is closed whose queue has no outcomes of its own. */
export const solved = { outcome: "solved", outcomeName: null, fields: [], isTimedOut: false };

/** What may happen next in a conversation; what cannot happen now is passed over. */
const steps = [
  "says",
  "answers",
  "notes",
  "offers",
  "loses",
  "accepts",
  "invites",
  "asks-for-video",
  "takes",
  "rejects",
  "cancels",
  "expires",
  "joins",
  "leaves",
  "hangs-up",
  "rules",
  ...requestSteps,
  "is-lost",
  "is-back",
  "waits-again",
  "ends",
  "closes",
] as const;
type Step = (typeof steps)[number];

/** Before it is known between which of the public entries it stands. */
type Unplaced<E> = E extends unknown ? Omit<E, "after"> : never;

/** Plays steps as the hub would: what the rules do not allow leaves no event. */
export function played(conversation: ConversationId, order: readonly Step[]): History {
  const open: PublicEvent[] = [];
  const staff: StaffEvent[] = [];
  const started = {
    type: "conversation.started" as const,
    conversation,
    at: 1_000,
    visitor: { name: "Maria" },
    queue: sales,
    site: "Shop",
    page: { url: "https://shop.test/chairs", title: "Chairs" },
    previous: null,
    channel: "chat" as const,
    bot: null,
  };
  open.push(started);
  let summary = startedSummary(started);
  let own = noStaffSummary;
  let at = 1_000;
  let number = 0;
  const legs: CallLeg[] = [];
  const say = (event: PublicEvent) => {
    open.push(event);
    summary = summarisePublic(summary, event);
  };
  const remember = (event: Unplaced<StaffEvent>) => {
    const placed = { ...event, after: open.length } as StaffEvent;
    staff.push(placed);
    own = summariseStaff(own, placed);
  };
  for (const step of order) {
    at += 700;
    number += 1;
    const about = { conversation, at };
    const active = summary.state === "active";
    const { invite, call } = summary;
    const written = { ...about, after: open.length };
    const offer = own.offer && { ...written, offer: own.offer.id, agent: own.offer.agent };
    const message = (from: typeof maria | typeof byAnna): PublicEvent => ({
      type: "chat.messageAdded",
      ...about,
      message: { id: idOfNumber(number, 1) as MessageId, from, text: `Words ${number}` },
    });
    if (own.closedAt !== null) break;
    if (step === "says" && summary.state !== "ended") say(message(maria));
    if (step === "answers" && active) say(message(byAnna));
    if (step === "notes" && own.owner)
      remember({
        type: "note.added",
        ...written,
        note: { id: idOfNumber(number, 2), by: anna, text: `Note ${number}` },
      });
    if (step === "offers" && summary.state === "waiting" && !offer)
      remember({
        type: "offer.made",
        ...written,
        offer: idOfNumber(number, 3) as OfferId,
        agent: anna,
        expiresAt: at + 30_000,
        why: null,
      });
    if (step === "loses" && offer)
      remember(
        number % 3 === 0
          ? { type: "offer.declined", ...offer, reason: { kind: "other", text: "Not mine" } }
          : { type: number % 3 === 1 ? "offer.expired" : "offer.withdrawn", ...offer },
      );
    if (step === "accepts" && offer) {
      remember({ type: "offer.accepted", ...offer, how: "asked", kind: "new" });
      say({
        type: "conversation.accepted",
        rules: { agent: true, visitor: true, camera: "classic" },
        ...about,
        agent: { name: "Anna" },
      });
    }
    if ((step === "invites" || step === "asks-for-video") && active && !invite && !call)
      say({
        type: "video.invited",
        by: step === "invites" ? "agent" : "visitor",
        ...about,
        invite: idOfNumber(number, 4) as InviteId,
        expiresAt: at + 60_000,
      });
    if (step === "takes" && invite)
      say({
        type: "video.accepted",
        camera: "classic",
        ...about,
        invite: invite.id,
        call: idOfNumber(number, 5) as CallId,
      });
    if (step === "rejects" && invite)
      say({
        type: "video.rejected",
        ...about,
        invite: invite.id,
        reason: (["rejected", "busy", "unsupported"] as const)[number % 3]!,
      });
    if (step === "cancels" && invite) say({ type: "video.cancelled", ...about, invite: invite.id });
    if (step === "expires" && invite) say({ type: "video.expired", ...about, invite: invite.id });
    const side = number % 2 === 0 ? "visitor" : "agent";
    if (step === "joins" && call) say({ type: "video.joined", ...about, call: call.id, side });
    if (step === "leaves" && call) say({ type: "video.left", ...about, call: call.id, side });
    if (step === "joins" && call)
      legs.push({ side, name: side === "agent" ? "Anna" : null, joinedAt: at, leftAt: at, quality: null });
    for (const event of requestEvents(step, summary, { ...about, number, side })) say(event);
    const withdraw = (all: boolean) => {
      for (const event of withdrawnRequests(summary, about, all)) say(event);
    };
    const endCall = (by: "agent" | "hub", why: EndReason) => {
      if (!call) return;
      const { id, startedAt } = call;
      say({ type: "video.ended", why, ...about, call: id, by });
      withdraw(false);
      const over = { call: id, startedAt, endedAt: at, by, why, legs: legs.splice(0) };
      remember({ type: "call.recorded", ...about, ...over });
    };
    if (step === "hangs-up") endCall("agent", "hung-up");
    if (step === "rules" && active)
      say({ type: "video.ruled", ...about, rules: videoRules[number % videoRules.length]! });
    const away = active && summary.agentAway !== null;
    if (step === "is-lost" && active) say({ type: "agent.lost", ...about, until: at + 30_000 });
    if (step === "is-back" && away) say({ type: "agent.back", ...about });
    if (step === "waits-again" && away) {
      if (invite) say({ type: "video.cancelled", ...about, invite: invite.id });
      withdraw(true);
      say({ type: "conversation.requeued", ...about, agent: { name: "Anna" } });
      remember({ type: "agent.gone", ...about, agent: anna });
    }
    if (step === "ends" && active) {
      if (invite) say({ type: "video.cancelled", ...about, invite: invite.id });
      endCall("hub", "conversation-ended");
      withdraw(true);
      say({ type: "conversation.ended", ...about, by: side });
    }
    if (step === "closes" && summary.state === "ended")
      remember({ type: "conversation.closed", ...written, ...solved, note: "Done" });
  }
  return { conversation, public: open, staff };
}

/** Any valid history of conversation `number`. */
export function histories(number = 1): fc.Arbitrary<History> {
  return fc
    .array(fc.constantFrom(...steps), { maxLength: 60 })
    .map((order) => played(idOfNumber(number) as ConversationId, order));
}

/** The conversation as freshly fetched when `heads` of its logs were written; entries of the last `size` only. */
export function freshView(
  history: History,
  heads: { public: number; staff: number },
  size = Infinity,
): ConversationView {
  const [first, ...others] = history.public.slice(0, heads.public);
  if (first?.type !== "conversation.started") throw new Error("a history begins with conversation.started");
  const summary: PublicSummary = others.reduce(summarisePublic, startedSummary(first));
  const own: StaffSummary = history.staff.slice(0, heads.staff).reduce(summariseStaff, noStaffSummary);
  const page = <E>(events: readonly E[], head: number) =>
    events
      .slice(0, head)
      .map((event, index) => ({ seq: index + 1, event }))
      .slice(-size);
  return {
    public: { head: heads.public, summary, entries: page(history.public, heads.public) },
    staff: { head: heads.staff, summary: own, entries: page(history.staff, heads.staff) },
  };
}

/** The whole conversation. */
export function wholeView(history: History): ConversationView {
  return freshView(history, { public: history.public.length, staff: history.staff.length });
}
