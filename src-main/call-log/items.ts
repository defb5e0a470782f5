import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import type { AgentPlaced } from "../../src-shared/contracts/agent-state.ts";
import { idOf } from "../../src-shared/conversations/list.ts";
import { logNamed, type LogKind } from "../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { HelloAnswer } from "../../src-shared/rpc/contract.ts";
import type { LogItem } from "./contract.ts";

/** A conversation as it was read from the hub: it replaces what is missing here. */
export function itemsOfView(account: AccountId, view: ConversationView): LogItem[] {
  const entries = (["public", "staff"] as const).flatMap((kind) =>
    view[kind].entries.flatMap(({ seq, event }) => itemsOfEntry(idOf(view), kind, seq, event)),
  );
  const { public: shown, staff } = view;
  return [
    {
      is: "view",
      account,
      public: { head: shown.head, summary: shown.summary },
      staff: { head: staff.head, summary: staff.summary },
    },
    ...entries,
  ];
}

/** What one event of the hub's brings to the call log. */
export function itemsOfEvent(account: AccountId, placed: AgentPlaced): LogItem[] {
  const { event } = placed;
  if (event.type === "conversation.opened") return itemsOfView(account, event.view);
  const named = "log" in placed ? logNamed(placed.log) : undefined;
  return named && "seq" in placed ? itemsOfEntry(named.conversation, named.kind, placed.seq, event) : [];
}

/** What a hello brings: whole conversations, and the rest of those that were held. */
export function itemsOfHello(answer: HelloAnswer<AgentContract>): LogItem[] {
  const { account, conversations } = answer.state;
  const missed = Object.entries(answer.missed).flatMap(([log, events]) =>
    events.flatMap(({ seq, event }) => itemsOfEvent(account.id, { event, log, seq })),
  );
  return [...conversations.flatMap((view) => itemsOfView(account.id, view)), ...missed];
}

function itemsOfEntry(conversation: ConversationId, kind: LogKind, seq: number, event: object): LogItem[] {
  // An unknown event is kept as it came.
  const raw = "raw" in event ? event.raw : event;
  if (!isEvent(raw)) return [];
  return [{ is: "entry", conversation, kind, seq, event: { ...raw } }];
}

function isEvent(raw: unknown): raw is { type: string } {
  return typeof raw === "object" && raw !== null && "type" in raw && typeof raw.type === "string";
}

/** Which conversation an item is about. */
export function aboutOf(item: LogItem): ConversationId {
  return item.is === "view" ? item.public.summary.id : item.conversation;
}
