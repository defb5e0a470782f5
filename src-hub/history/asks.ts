import type { Account } from "../../src-shared/accounts/model.ts";
import type { historyAsks } from "../../src-shared/history/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Rights } from "../accounts/rights.ts";
import { conversationView } from "../conversations/pages.ts";
import type { HubParts } from "../ports.ts";
import { choicesOf } from "./choices.ts";
import { earlierOf } from "./earlier.ts";
import { readableInHistory } from "./readable.ts";

/** Searching in what was, and reading it. Who may not search in all finds what he had a part in. */
export function historyHandlers(
  agent: Account,
  { store, search }: Pick<HubParts, "store" | "search">,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof historyAsks> {
  const mayAll = (): boolean => rights.may("Conversation > History > Search");
  return {
    "search.find": ({ words, filters, before = null }) =>
      search.find({ words, filters, before, own: mayAll() ? null : agent.id }),
    "search.choices": () => store.snapshot((db) => choicesOf(db, mayAll())),
    "history.read": ({ conversation, before }) =>
      store.snapshot(async (db) => {
        const row = await readableInHistory(db, agent, rights, conversation);
        return conversationView(db, row, before);
      }),
    "history.ofVisitor": ({ conversation, before }) =>
      store.snapshot(async (db) => {
        const row = await readableInHistory(db, agent, rights, conversation);
        return earlierOf(db, agent, rights, row, before);
      }),
  };
}
