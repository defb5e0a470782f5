import type { Account, AccountId } from "../accounts/model.ts";
import type { Queue } from "../queues/model.ts";
import type { WaitId } from "../routing/ids.ts";
import type { VideoRules } from "../video/model.ts";
import type { TransferPublicEvent, TransferStaffEvent } from "./events.ts";
import type { SeenColleague, Parked, Part, Transfer } from "./model.ts";

/** What the visitor knows of who has him. */
export interface InHands {
  agent: { name: string } | null;
  queue: Queue;
  rules: VideoRules | null;
  /** Since when he is on hold. */
  heldAt: number | null;
  colleagues: SeenColleague[];
}

export function applyInHands(hands: InHands, event: TransferPublicEvent): InHands {
  switch (event.type) {
    case "conversation.held":
      return { ...hands, heldAt: event.at };
    case "conversation.unheld":
      return { ...hands, heldAt: null };
    case "conversation.movedTo":
      return { ...hands, agent: event.agent, queue: event.queue, rules: event.rules };
    default: {
      const others = hands.colleagues.filter(({ identity }) => identity !== event.colleague.identity);
      const colleagues = event.type === "colleague.left" ? others : [...others, event.colleague];
      return { ...hands, colleagues: colleagues.toSorted((one, other) => (one.identity < other.identity ? -1 : 1)) };
    }
  }
}

/** What staff know of it. */
export interface Sharing {
  owner: Account | null;
  transfer: Transfer | null;
  /** Those who take part beside the owner, in the order in which they came. */
  parts: Part[];
  parked: Parked | null;
}

export function applySharing(sharing: Sharing, event: TransferStaffEvent): Sharing {
  switch (event.type) {
    case "transfer.begun": {
      const { transfer: id, kind, to, by, note, at } = event;
      return { ...sharing, transfer: { id, kind, to, by, note, at } };
    }
    case "transfer.refused":
    case "transfer.cancelled":
      return answered(sharing, event.transfer);
    case "transfer.done": {
      const parts = without(sharing.parts, event.to.id);
      return {
        ...answered(sharing, event.transfer),
        owner: event.to,
        parked: null,
        parts: event.stays ? inOrder([...parts, { who: event.from, kind: "conference", since: event.at }]) : parts,
      };
    }
    case "part.joined": {
      const { who, kind, at } = event;
      const before = sharing.parts.find((part) => part.who.id === who.id);
      const part = { who, kind, since: before?.since ?? at };
      return { ...answered(sharing, event.transfer), parts: inOrder([...without(sharing.parts, who.id), part]) };
    }
    case "part.left":
      return { ...sharing, parts: without(sharing.parts, event.who.id) };
    case "conversation.parked":
      return { ...sharing, parked: { since: event.at, until: event.until } };
    case "conversation.resumed":
      return { ...sharing, parked: null };
  }
}

function answered(sharing: Sharing, transfer: WaitId | null): Sharing {
  return transfer !== null && sharing.transfer?.id === transfer ? { ...sharing, transfer: null } : sharing;
}

function without(parts: Part[], account: AccountId): Part[] {
  return parts.filter(({ who }) => who.id !== account);
}

export function inOrder(parts: Part[]): Part[] {
  return parts.toSorted((one, other) => one.since - other.since || (one.who.id < other.who.id ? -1 : 1));
}

/** This event is the last that this agent hears of the conversation, unless he is taken in again. */
export function leaves(event: { type: string }, agent: AccountId): boolean {
  const { type, ...rest } = event;
  const {
    from,
    who,
    stays,
    agent: gone,
  } = rest as Partial<Record<"from" | "who" | "agent", Account> & { stays: boolean }>;
  if (type === "agent.gone") return gone?.id === agent;
  return type === "part.left" ? who?.id === agent : type === "transfer.done" && from?.id === agent && !stays;
}
