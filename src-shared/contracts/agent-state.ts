import { applyToCanned } from "../canned/state.ts";
import {
  applyToConversations,
  idOf,
  markConversation,
  openConversation,
  withoutConversation,
} from "../conversations/list.ts";
import { logOf } from "../conversations/log.ts";
import { withDraft } from "../drafts/model.ts";
import { leaves } from "../transfers/state.ts";
import type { HelloAnswer, Placed, UnknownEvent } from "../rpc/contract.ts";
import type { AgentContract, AgentEvent, AgentHello } from "./agent.ts";

export type AgentPlaced = Placed<AgentEvent | UnknownEvent>;

/** What an agent's main process and window hold of the hub. */
export type AgentState = AgentHello;

/** The next state. `gap`: an entry of a log is missing before this one, so the hub must be asked again. */
export function applyAgent(state: AgentState, placed: AgentPlaced): { state: AgentState; gap: boolean } {
  if ("log" in placed) {
    const applied = applyToConversations(state.conversations, placed);
    const conversations = leaves(placed.event, state.account.id)
      ? withoutConversation(applied.conversations, placed.log)
      : applied.conversations;
    return { state: conversations === state.conversations ? state : { ...state, conversations }, gap: applied.gap };
  }
  return { state: applyTopic(state, placed.event), gap: false };
}

function applyTopic(state: AgentState, event: AgentEvent | UnknownEvent): AgentState {
  switch (event.type) {
    case "account.changed":
      return { ...state, account: event.account, permissions: event.permissions };
    case "presence.changed":
      return { ...state, presence: event.presence };
    case "codes.changed":
      return { ...state, codes: event.codes };
    case "queues.changed":
      return { ...state, queues: event.queues };
    case "offers.changed":
      return { ...state, offers: event.offers, missed: event.missed };
    case "wrapUps.changed":
      return { ...state, wrapUps: event.wrapUps };
    case "conversation.opened":
      return { ...state, conversations: openConversation(state.conversations, event.view) };
    case "chatRules.changed":
      return { ...state, chat: event.rules };
    case "draft.changed":
      return { ...state, drafts: [...withDraft(state.drafts ?? [], event.draft)] };
    case "mentions.changed":
      return { ...state, mentions: event.mentions };
    case "canned.folderChanged":
    case "canned.used":
      return { ...state, canned: applyToCanned(state.canned, event) };
    case "chat.marked":
      return { ...state, conversations: markConversation(state.conversations, event) };
    default:
      return state;
  }
}

/** The last seq held of each log, for the next hello. */
export function agentCursors(state: AgentState | null): Record<string, number> {
  const views = state?.conversations ?? [];
  return Object.fromEntries(
    views.flatMap((view) => [
      [logOf(idOf(view), "public"), view.public.head],
      [logOf(idOf(view), "staff"), view.staff.head],
    ]),
  );
}

/** The state after a hello: what it brought, and what was held where it only brought the rest of a log. */
export function greetAgent(held: AgentState | null, answer: HelloAnswer<AgentContract>): AgentState {
  const kept = (held?.conversations ?? []).filter(
    (view) =>
      answer.state.open.includes(idOf(view)) && !answer.state.conversations.some((fresh) => idOf(fresh) === idOf(view)),
  );
  let state: AgentState = { ...answer.state, conversations: [...kept, ...answer.state.conversations] };
  for (const [log, events] of Object.entries(answer.missed))
    for (const { seq, event } of events)
      // The hub says what is still his: who left and came back in what was missed holds it all the same.
      state = { ...state, conversations: applyToConversations(state.conversations, { event, log, seq }).conversations };
  return state;
}
