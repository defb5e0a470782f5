import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { statisticsAsks } from "../../src-shared/statistics/agent-asks.ts";
import type { Account } from "../../src-shared/accounts/model.ts";
import { counted } from "../conversations/counted.ts";
import type { HubParts } from "../ports.ts";
import { ownFigures } from "./own.ts";

export function statisticsHandlers(
  agent: Account,
  { store }: Pick<HubParts, "store">,
): HandlersOf<typeof statisticsAsks> {
  return {
    "statistics.own": ({ days }) =>
      store.snapshot((db) => ownFigures(db, agent.id, { from: days[0]!, to: days.at(-1)! })),
    "statistics.counted": ({ days }) =>
      store.snapshot(async (db) => {
        const span = { from: days[0]!, to: days.at(-1)! };
        const sites = [];
        for (const { id, name } of await db.selectFrom("site").select(["id", "name"]).orderBy("name").execute())
          sites.push({ id, name, counted: await counted(db, { ...span, site: id }) });
        const each = [];
        for (const [index, to] of days.slice(1).entries()) each.push(await counted(db, { from: days[index]!, to }));
        return { whole: await counted(db, span), sites, days: each };
      }),
  };
}
