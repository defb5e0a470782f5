import type { MessageId } from "../../src-shared/chat/model.ts";
import { plainChatRules } from "../../src-shared/chat/rules.ts";
import { isPermitted } from "../accounts/may.ts";
import type { DeskStore } from "../store.ts";
import type { MessageRow } from "./row.ts";

/** Whether the one who sits here may edit or delete this message now, as far as the desk knows; the hub decides. `now`: its clock. */
export function mayChange(state: DeskStore, row: MessageRow, now: number): boolean {
  const hub = state.desk?.hub;
  if (!hub || row.from !== "agent" || row.deleted !== undefined || row.name !== hub.account.name) return false;
  const { agentMinutes } = hub.chat ?? plainChatRules;
  return isPermitted(state, "Conversation > Message > Edit") && now - row.at <= agentMinutes * 60_000;
}

/** The key of a row is its message's id. */
export const messageOf = (row: MessageRow): MessageId => row.key as MessageId;
