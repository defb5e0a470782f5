import type { Account } from "../../src-shared/accounts/model.ts";
import type { mentionAsks } from "../../src-shared/mentions/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Change } from "../store/answered.ts";
import type { Store } from "../store/open.ts";
import { tellMentions } from "./rows.ts";

export function mentionHandlers(
  agent: Account,
  change: Change,
  { read }: Pick<Store, "read">,
): HandlersOf<typeof mentionAsks> {
  return {
    "mention.names": async () => ({
      accounts: await read
        .selectFrom("account")
        .select(["id", "name"])
        .where("id", "!=", agent.id)
        .orderBy("name")
        .execute(),
    }),
    "mention.seen": (input, call) =>
      change(call, input, async (tx) => {
        await tx.db
          .updateTable("mention")
          .set({ seen_at: tx.now })
          .where("id", "=", input.mention)
          .where("account", "=", agent.id)
          .where("seen_at", "is", null)
          .execute();
        await tellMentions(tx, agent.id);
        return {};
      }),
  };
}
