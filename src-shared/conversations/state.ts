import * as z from "zod/mini";
import { Account } from "../accounts/model.ts";
import { Mark } from "../chat/marks.ts";
import { OfferId, Queue } from "../queues/model.ts";
import { Request } from "../requests/model.ts";
import { applyRequest } from "../requests/state.ts";
import { Entry } from "../routing/channel.ts";
import { SurveyView } from "../surveys/model.ts";
import { applySurvey } from "../surveys/state.ts";
import { applyInHands, applySharing } from "../transfers/state.ts";
import { SeenColleague, Parked, Part, Transfer } from "../transfers/model.ts";
import { CallView, Invite, VideoRules } from "../video/model.ts";
import { applyVideo } from "../video/state.ts";
import { PublicEvent, StaffEvent } from "./events.ts";
import { type LogPage, logPageOf } from "./log.ts";
import { ConversationId, type ConversationState, FilledField, Outcome, Page } from "./model.ts";

/** What the public log adds up to. */
export const PublicSummary = z.object({
  id: ConversationId,
  state: z.enum(["waiting", "active", "ended"]),
  visitor: z.object({ name: z.string() }),
  agent: z.nullable(z.object({ name: z.string() })),
  queue: Queue,
  site: z.string(),
  page: z.nullable(Page),
  previous: z.nullable(ConversationId),
  startedAt: z.number(),
  acceptedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  endedBy: z.nullable(z.enum(["visitor", "agent", "hub"])),
  /** Null until an agent has it: video begins in a conversation, never before it (features 000-12). */
  rules: z._default(z.nullable(VideoRules), null),
  invite: z.nullable(Invite),
  call: z.nullable(CallView),
  requests: z._default(z.array(Request), []),
  /** The agent's desk is lost: it is kept for him until then, by the hub's clock. */
  agentAway: z._default(z.nullable(z.number()), null),
  /** Since when the visitor is on hold. */
  heldAt: z._default(z.nullable(z.number()), null),
  /** Who is with the visitor beside his agent. */
  colleagues: z._default(z.array(SeenColleague), []),
  /** What it began as, or was changed to while it waited. */
  channel: z._default(Entry, "chat"),
  /** Who answers while no agent has it. */
  bot: z._default(z.nullable(z.object({ name: z.string() })), null),
  /** He was asked to leave a message: nobody can take him now. */
  form: z._default(z.boolean(), false),
  /** How it was asked to be rated, once it has ended. */
  survey: z._default(z.nullable(SurveyView), null),
  /** What the site asked before he began, and he answered. */
  filled: z._default(z.array(FilledField), []),
  /** What he agreed to then, in the words he read. */
  consent: z._default(z.nullable(z.string()), null),
});
export type PublicSummary = z.infer<typeof PublicSummary>;

/** What the staff log adds up to. It never repeats what the public log says, so the two may be read in either order. */
export const StaffSummary = z.object({
  offer: z.nullable(z.object({ id: OfferId, agent: Account, expiresAt: z.number() })),
  /** Whose conversation it is, since the accepted offer; a transfer makes it another's. */
  owner: z.nullable(Account),
  closedAt: z.nullable(z.number()),
  outcome: z.nullable(Outcome),
  outcomeName: z._default(z.nullable(z.string()), null),
  note: z.string(),
  fields: z._default(z.array(FilledField), []),
  /** What the owner has asked of others and nobody has taken yet. */
  transfer: z._default(z.nullable(Transfer), null),
  /** Who takes part beside the owner, in the order in which they came. */
  parts: z._default(z.array(Part), []),
  parked: z._default(z.nullable(Parked), null),
});
export type StaffSummary = z.infer<typeof StaffSummary>;

export const PublicPage = logPageOf(PublicEvent, PublicSummary);
export type PublicPage = LogPage<PublicEvent, PublicSummary>;
export const StaffPage = /* @__PURE__ */ logPageOf(StaffEvent, StaffSummary);
export type StaffPage = LogPage<StaffEvent, StaffSummary>;

/** A conversation as staff hold it. */
export const ConversationView = z.object({ public: PublicPage, staff: StaffPage, mark: z.optional(Mark) });
export interface ConversationView {
  public: PublicPage;
  staff: StaffPage;
  /** How far the visitor has got; it is no part of a log. */
  mark?: Mark | undefined;
}

export const noStaffSummary: StaffSummary = {
  offer: null,
  owner: null,
  closedAt: null,
  outcome: null,
  outcomeName: null,
  note: "",
  fields: [],
  transfer: null,
  parts: [],
  parked: null,
};

export function summarisePublic(summary: PublicSummary, event: PublicEvent): PublicSummary {
  switch (event.type) {
    case "conversation.started":
      return startedSummary(event);
    case "conversation.accepted":
      return {
        ...summary,
        state: "active",
        agent: event.agent,
        bot: null,
        form: false,
        // The first time counts, whoever has it later.
        acceptedAt: summary.acceptedAt ?? event.at,
        rules: event.rules,
        agentAway: null,
      };
    case "conversation.ended":
      return {
        ...summary,
        state: "ended",
        endedAt: event.at,
        endedBy: event.by,
        heldAt: null,
        colleagues: [],
        agentAway: null,
      };
    case "agent.lost":
      return { ...summary, agentAway: event.until };
    case "agent.back":
      return { ...summary, agentAway: null };
    case "conversation.requeued":
      return { ...summary, state: "waiting", agent: null, agentAway: null, heldAt: null };
    case "conversation.routed":
      return { ...summary, queue: event.queue, channel: event.channel, bot: event.bot, form: false };
    case "form.offered":
      return { ...summary, form: true };
    case "chat.messageAdded":
    case "file.refused":
    case "appointment.told":
    case "chat.messageEdited":
    case "chat.messageDeleted":
      return summary;
    case "conversation.held":
    case "conversation.unheld":
    case "conversation.movedTo":
    case "colleague.joined":
    case "colleague.left": {
      const { agent, queue, rules, heldAt, colleagues } = summary;
      const hands = applyInHands({ agent, queue, rules, heldAt, colleagues }, event);
      return { ...summary, ...hands, agentAway: event.type === "conversation.movedTo" ? null : summary.agentAway };
    }
    case "survey.asked":
    case "survey.answered":
    case "survey.lapsed":
      return { ...summary, survey: applySurvey(summary.survey, event) };
    case "request.made":
    case "request.answered":
    case "request.withdrawn":
    case "request.expired":
      return { ...summary, requests: applyRequest(summary.requests, event) };
    default: {
      const { rules, invite, call } = summary;
      return { ...summary, ...applyVideo({ rules, invite, call }, event) };
    }
  }
}

export function startedSummary(event: Extract<PublicEvent, { type: "conversation.started" }>): PublicSummary {
  const { conversation, at, visitor, queue, site, page, previous, channel, bot } = event;
  return {
    id: conversation,
    state: "waiting",
    visitor,
    agent: null,
    queue,
    site,
    page,
    previous,
    startedAt: at,
    acceptedAt: null,
    endedAt: null,
    endedBy: null,
    rules: null,
    invite: null,
    call: null,
    requests: [],
    agentAway: null,
    heldAt: null,
    colleagues: [],
    channel,
    bot,
    form: false,
    survey: null,
    filled: event.fields ?? [],
    consent: event.consent ?? null,
  };
}

export function summariseStaff(summary: StaffSummary, event: StaffEvent): StaffSummary {
  switch (event.type) {
    case "offer.made":
      return { ...summary, offer: { id: event.offer, agent: event.agent, expiresAt: event.expiresAt } };
    case "offer.accepted":
      return { ...summary, offer: null, owner: isHelp(event) ? summary.owner : event.agent };
    case "offer.declined":
    case "offer.expired":
    case "offer.withdrawn":
      return { ...summary, offer: null };
    case "agent.gone":
      return { ...summary, owner: null, parked: null };
    case "conversation.closed":
      return { ...summary, closedAt: event.at, ...howItWasClosed(event) };
    case "note.added":
    case "note.fileRefused":
    case "transcript.mailed":
    case "transcript.failed":
    case "call.recorded":
      return summary;
    default: {
      const { owner, transfer, parts, parked } = summary;
      return { ...summary, ...applySharing({ owner, transfer, parts, parked }, event) };
    }
  }
}

/** What was accepted leaves it its owner's for now. */
function isHelp({ kind }: Extract<StaffEvent, { type: "offer.accepted" }>): boolean {
  return kind === "transfer" || kind === "consult";
}

function howItWasClosed({ outcome, outcomeName, note, fields }: Extract<StaffEvent, { type: "conversation.closed" }>) {
  return { outcome, outcomeName, note, fields };
}

/** The hub's own state of a conversation, read from its two logs. */
export function conversationState(view: ConversationView): ConversationState {
  if (view.staff.summary.closedAt !== null) return "closed";
  switch (view.public.summary.state) {
    case "ended":
      return view.staff.summary.owner === null ? "closed" : "wrap-up";
    case "active":
      return "active";
    case "waiting":
      return view.staff.summary.offer === null ? "waiting" : "offered";
  }
}
