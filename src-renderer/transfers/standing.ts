import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { PartKind } from "../../src-shared/transfers/model.ts";
import type { DeskStore } from "../store.ts";

/** What an agent is in a conversation: whose it is, or what he does in it beside its owner. */
export type Standing = "owner" | PartKind;

/** Whoever holds a conversation and takes no part in it owns it: the hub tells him of no other. */
export function standingOf({ staff }: ConversationView, me: AccountId | undefined): Standing {
  return staff.summary.parts.find(({ who }) => who.id === me)?.kind ?? "owner";
}

/** The same for the one who sits here. */
export function myStanding({ desk }: Pick<DeskStore, "desk">, view: ConversationView): Standing {
  return standingOf(view, desk?.hub?.account.id);
}

/** Whether what he writes or shows may reach the visitor. */
export function isWithVisitor(standing: Standing): boolean {
  return standing === "owner" || standing === "conference";
}
