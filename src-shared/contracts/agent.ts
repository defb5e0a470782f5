import * as z from "zod/mini";
import { appointmentAgentAsks } from "../appointments/agent-asks.ts";
import { AppointmentsChanged } from "../appointments/events.ts";
import { accountAdministrationAsks } from "../accounts/account-asks.ts";
import { accountAsks } from "../accounts/agent-asks.ts";
import { codeAppAsks } from "../accounts/code-app.ts";
import { scimTokenAsks } from "../accounts/scim-tokens.ts";
import { signInRuleAsks } from "../accounts/sign-in-rules.ts";
import { signInAsks } from "../accounts/sign-ins.ts";
import { administrationAsks } from "../administration/agent-asks.ts";
import { planAsks } from "../administration/plan-asks.ts";
import { AccountChanged, ApprovalsChanged } from "../accounts/events.ts";
import { passwordLinkAsks } from "../accounts/password-links.ts";
import { setUpAsks } from "../administration/set-up.ts";
import { Account } from "../accounts/model.ts";
import { cannedAsks } from "../canned/agent-asks.ts";
import { CannedFolderChanged, CannedUsed } from "../canned/events.ts";
import { CannedState } from "../canned/model.ts";
import { chatAgentAsks } from "../chat/agent-asks.ts";
import { chatAsks } from "../chat/asks.ts";
import { Looked, Previewed, Typing } from "../chat/events.ts";
import { Marked } from "../chat/marks.ts";
import { ChatRules, ChatRulesChanged } from "../chat/rules.ts";
import { draftAsks } from "../drafts/agent-asks.ts";
import { Draft, DraftChanged } from "../drafts/model.ts";
import { mentionAsks } from "../mentions/agent-asks.ts";
import { Mention, MentionsChanged } from "../mentions/model.ts";
import { connectorAsks } from "../connectors/asks.ts";
import { conversationAgentAsks } from "../conversations/agent-asks.ts";
import { publicEvents, staffEvents } from "../conversations/events.ts";
import { ConversationOpened } from "../conversations/opened.ts";
import { ConversationView } from "../conversations/state.ts";
import { historyAsks } from "../history/agent-asks.ts";
import { transcriptAsks } from "../history/transcript-asks.ts";
import { keyAsks } from "../keys/asks.ts";
import { leftMessageAsks } from "../left-messages/asks.ts";
import { mediaReportAsks } from "../media-report/asks.ts";
import { CallHealthTold } from "../media-report/events.ts";
import { presenceAsks } from "../presence/agent-asks.ts";
import { CodesChanged, PresenceChanged, TakenOver } from "../presence/events.ts";
import { Presence, StateCode } from "../presence/model.ts";
import { queueAsks } from "../queues/agent-asks.ts";
import { OffersChanged, QueuesChanged } from "../queues/events.ts";
import { MissedOffer, Offer, QueueFigures } from "../queues/model.ts";
import { requestAsks } from "../requests/asks.ts";
import { replayAsks } from "../replay/agent-asks.ts";
import type { Contract, EventOf, StateOf } from "../rpc/contract.ts";
import { siteAsks } from "../sites/agent-asks.ts";
import { supervisionAsks } from "../supervision/agent-asks.ts";
import { colleagueAsks } from "../supervision/colleague-asks.ts";
import { supervisionEvents } from "../supervision/events.ts";
import { supervisionWatchAsks } from "../supervision/watch-asks.ts";
import { statisticsAsks } from "../statistics/agent-asks.ts";
import { surveyAgentAsks } from "../surveys/agent-asks.ts";
import { transferAsks } from "../transfers/agent-asks.ts";
import { uploadAgentAsks, uploadAsks } from "../uploads/asks.ts";
import { videoAgentAsks } from "../video/agent-asks.ts";
import { videoTestAgentAsks } from "../video-test/asks.ts";
import { visitorPanelAsks } from "../visitor-panel/agent-asks.ts";
import { visitorAgentAsks } from "../visitors/agent-asks.ts";
import { siteKeyAsks } from "../visitors/site-keys.ts";
import { ConversationErased, dataRequestAsks, DataRequestsChanged, erasedAsks } from "../visitors/data-requests.ts";
import { VisitorChanged } from "../visitors/events.ts";
import { webhookAsks } from "../webhooks/asks.ts";
import { wrapUpAsks } from "../wrap-up/agent-asks.ts";
import { WrapUpsChanged } from "../wrap-up/events.ts";
import { WrapUp } from "../wrap-up/model.ts";

export const AgentState = z.object({
  account: Account,
  /** Names of what he may do; those that this side does not know mean nothing to it. */
  permissions: z._default(z.array(z.string()), []),
  presence: Presence,
  /** The house's own words for states. */
  codes: z._default(z.array(StateCode), []),
  queues: z.array(QueueFigures),
  offers: z.array(Offer),
  /** Whom this agent has just missed, if it is the newest that he was offered. */
  missed: z._default(z.nullable(MissedOffer), null),
  wrapUps: z._default(z.array(WrapUp), []),
  /** Those of this agent that are not closed. One whose logs are near enough to the cursors is in `missed` instead. */
  conversations: z.array(ConversationView),
  /** What holds for chats in this house. */
  chat: z.optional(ChatRules),
  /** What he has begun in those conversations, at whichever desk. */
  drafts: z.optional(z.array(Draft)),
  /** Notes that name him and that he has not looked at. */
  mentions: z.optional(z.array(Mention)),
  /** Responses that are kept ready, as far as he may use them. */
  canned: z.optional(CannedState),
  /** All of this agent's that are not closed, whether in `conversations` or in `missed`. */
  open: z.array(z.string()),
});

export const agentAsks = {
  ...accountAsks,
  ...signInAsks,
  ...codeAppAsks,
  ...signInRuleAsks,
  ...scimTokenAsks,
  ...presenceAsks,
  ...queueAsks,
  ...conversationAgentAsks,
  ...wrapUpAsks,
  ...transferAsks,
  ...leftMessageAsks,
  ...historyAsks,
  ...transcriptAsks,
  ...chatAsks,
  ...chatAgentAsks,
  ...draftAsks,
  ...mentionAsks,
  ...cannedAsks,
  ...videoAgentAsks,
  ...requestAsks,
  ...uploadAsks,
  ...uploadAgentAsks,
  ...mediaReportAsks,
  ...videoTestAgentAsks,
  ...administrationAsks,
  ...accountAdministrationAsks,
  ...passwordLinkAsks,
  ...setUpAsks,
  ...planAsks,
  ...siteAsks,
  ...colleagueAsks,
  ...supervisionWatchAsks,
  ...supervisionAsks,
  ...replayAsks,
  ...statisticsAsks,
  ...surveyAgentAsks,
  ...visitorAgentAsks,
  ...visitorPanelAsks,
  ...appointmentAgentAsks,
  ...siteKeyAsks,
  ...dataRequestAsks,
  ...erasedAsks,
  ...webhookAsks,
  ...keyAsks,
  ...connectorAsks,
} as const;

export const agentEvents = [
  ...publicEvents,
  ...staffEvents,
  ConversationOpened,
  AccountChanged,
  ApprovalsChanged,
  TakenOver,
  CodesChanged,
  PresenceChanged,
  OffersChanged,
  WrapUpsChanged,
  QueuesChanged,
  Typing,
  Marked,
  Looked,
  Previewed,
  ChatRulesChanged,
  DraftChanged,
  MentionsChanged,
  CannedFolderChanged,
  CannedUsed,
  CallHealthTold,
  VisitorChanged,
  DataRequestsChanged,
  ConversationErased,
  AppointmentsChanged,
  ...supervisionEvents,
] as const;

/** agent ↔ hub */
export const agentContract = {
  protocol: 1,
  who: z.object({ access: z.string().check(z.maxLength(4000)) }),
  state: AgentState,
  asks: agentAsks,
  event: z.discriminatedUnion("type", agentEvents),
} as const satisfies Contract;

export type AgentContract = typeof agentContract;
export type AgentEvent = EventOf<AgentContract>;
export type AgentHello = StateOf<AgentContract>;
