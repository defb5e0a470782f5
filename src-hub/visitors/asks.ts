import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { visitorAgentAsks } from "../../src-shared/visitors/agent-asks.ts";
import type { visitorOwnAsks } from "../../src-shared/visitors/visitor-asks.ts";
import type { Rights } from "../accounts/rights.ts";
import { readableInHistory } from "../history/readable.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import { viewOf } from "./rows.ts";
import { isNews, see } from "./seen.ts";

/** Of a conversation that he may read, now or in the history. */
export function visitorAgentHandlers(
  agent: Account,
  { store }: Pick<HubParts, "store">,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof visitorAgentAsks> {
  return {
    "visitor.view": ({ conversation }) =>
      store.snapshot(async (db) => viewOf(db, await readableInHistory(db, agent, rights, conversation))),
  };
}

export function visitorOwnHandlers(
  visitor: Visitor,
  { store }: Pick<HubParts, "store">,
): HandlersOf<typeof visitorOwnAsks> {
  return {
    "visitor.seen": async (input) => {
      // Most of what is told again is known: that needs no writing.
      if (await isNews(store.read, visitor, input, store.machine.now()))
        await store.transact((tx) => see(tx, visitor, input));
      return {};
    },
  };
}
