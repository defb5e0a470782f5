import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { StaffEvent } from "../../src-shared/conversations/events.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { RefusedWhy, Transfer, TransferKind } from "../../src-shared/transfers/model.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What goes on around a conversation and is said above its messages, one line each. */
export type Bar =
  /** The owner has asked others; nobody has taken it yet. */
  | { is: "asked"; transfer: Transfer }
  | { is: "refused"; transfer: string; kind: TransferKind; agent: Account; why: RefusedWhy }
  /** Taken, with a call: the other one is on his way into it. */
  | { is: "taking"; who: Account; since: number }
  | { is: "consult"; who: Account; since: number; heldAt: number | null }
  | { is: "held"; heldAt: number }
  /** What this agent is in it, whose conversation another's is. */
  | { is: "part"; standing: Exclude<Standing, "owner">; owner: Account | null }
  | { is: "parked"; until: number | null };

/** The bars of a conversation for one agent, the most pressing first. */
export function barsOf(view: ConversationView, me: AccountId | undefined): Bar[] {
  const { summary } = view.public;
  if (summary.state !== "active") return [];
  const { transfer, parts, parked, owner } = view.staff.summary;
  const standing = standingOf(view, me);
  const held: Bar[] = summary.heldAt === null ? [] : [{ is: "held", heldAt: summary.heldAt }];
  if (standing !== "owner") return [{ is: "part", standing, owner }, ...held];
  const consult = parts.find(({ kind }) => kind === "consult");
  const taking = parts.filter(({ kind }) => kind === "taking");
  const refused = transfer ? undefined : lastRefused(view, me);
  return [
    ...(transfer ? [{ is: "asked", transfer } as const] : []),
    ...(refused ? [refused] : []),
    ...taking.map(({ who, since }) => ({ is: "taking", who, since }) as const),
    ...(consult ? [{ is: "consult", who: consult.who, since: consult.since, heldAt: summary.heldAt } as const] : held),
    ...(parked ? [{ is: "parked", until: parked.until } as const] : []),
  ];
}

const turns: readonly StaffEvent["type"][] = [
  "transfer.begun",
  "transfer.refused",
  "transfer.cancelled",
  "transfer.done",
  "part.joined",
];

/** What came back last, unless something followed it or it was another's who had asked. */
function lastRefused({ staff }: ConversationView, me: AccountId | undefined): Bar | undefined {
  const last = staff.entries.findLast(({ event }) => turns.some((type) => type === event.type))?.event;
  if (last?.type !== "transfer.refused" || last.by.id !== me) return undefined;
  const { transfer, kind, agent, why } = last;
  return { is: "refused", transfer, kind, agent, why };
}
