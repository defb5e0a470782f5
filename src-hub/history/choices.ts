import type { historyAsks } from "../../src-shared/history/agent-asks.ts";
import { houseOutcomes } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { QueueSettings } from "../../src-shared/queues/settings.ts";
import type { Reader } from "../store/transact.ts";

type Choices = Awaited<ReturnType<HandlersOf<typeof historyAsks>["search.choices"]>>;

/** What a search can be narrowed down by: also queues that were removed, whose past is kept. */
export async function choicesOf(db: Reader, all: boolean): Promise<Choices> {
  const queues = await db.selectFrom("queue").select(["id", "name", "settings"]).orderBy("name").execute();
  const outcomes = new Map<string, string>(houseOutcomes.map((id) => [id, ""]));
  for (const { settings } of queues)
    for (const { id, name } of QueueSettings.parse(JSON.parse(settings)).wrapUp?.outcomes ?? []) outcomes.set(id, name);
  return {
    all,
    queues: queues.map(({ id, name }) => ({ id, name })),
    agents: await db.selectFrom("account").select(["id", "name"]).orderBy("name").execute(),
    sites: await db.selectFrom("site").select(["id", "name"]).orderBy("name").execute(),
    outcomes: [...outcomes].map(([id, name]) => ({ id, name })),
  };
}
