import type { Account } from "../../src-shared/accounts/model.ts";
import type { routingAsks } from "../../src-shared/routing/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { Reader } from "../store/transact.ts";
import { readGuide } from "./guide.ts";
import { remove, saveBot, saveGroup, saveHours, saveQueue, saveRules } from "./lay-down.ts";
import { queueInputs } from "./snapshot.ts";

/** What an administrator lays down about who comes in where. */
export function routingHandlers(
  agent: Account,
  change: Change,
  { store }: Pick<HubParts, "store">,
): HandlersOf<typeof routingAsks> {
  const only: Change = (call, input, work) => {
    if (agent.role !== "administrator") return Promise.reject(refuse("forbidden", "administrators-only"));
    return change(call, input, work);
  };
  return {
    "routing.read": () => {
      if (agent.role !== "administrator") throw refuse("forbidden", "administrators-only");
      return store.snapshot(readAll);
    },
    "queue.settings": (input, call) => only(call, input, (tx) => saveQueue(tx, agent, input)),
    "hours.save": (input, call) => only(call, input, (tx) => saveHours(tx, agent, input)),
    "hours.remove": (input, call) => only(call, input, (tx) => remove(tx, agent, "hours", input.id)),
    "group.save": (input, call) => only(call, input, (tx) => saveGroup(tx, agent, input)),
    "group.remove": (input, call) => only(call, input, (tx) => remove(tx, agent, "agent_group", input.id)),
    "bot.save": (input, call) => only(call, input, (tx) => saveBot(tx, agent, input)),
    "bot.remove": (input, call) => only(call, input, (tx) => remove(tx, agent, "bot", input.id)),
    "rules.save": (input, call) => only(call, input, (tx) => saveRules(tx, agent, input)),
  };
}

async function readAll(db: Reader) {
  const { rules, hours, bots } = await readGuide(db);
  const named = await db.selectFrom("hours").select(["id", "name"]).orderBy("name").execute();
  const queues = (await queueInputs(db)).map((queue) => ({ ...queue }));
  return {
    queues,
    hours: named.map(({ id, name }) => ({ id, name, hours: hours.get(id)! })),
    groups: await db.selectFrom("agent_group").selectAll().orderBy("name").execute(),
    bots: [...bots.values()],
    rules: [...rules.values()],
  };
}
