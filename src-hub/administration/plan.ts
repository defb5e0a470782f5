import {
  BotBody,
  CodeBody,
  HoursBody,
  QueueBody,
  type RoutingPlan,
  RuleWritten,
} from "../../src-shared/administration/plan.ts";
import { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { PerChannel } from "../../src-shared/routing/channel.ts";
import type { RuleId } from "../../src-shared/routing/rules.ts";
import type { Reader } from "../store/transact.ts";

/** All that is laid down about who answers whom, as it stands in the database. */
export async function readPlan(db: Reader, house: PerChannel): Promise<RoutingPlan> {
  const queues = await db.selectFrom("queue").selectAll().where("removed", "=", 0).orderBy("name").execute();
  const hours = await db.selectFrom("hours").selectAll().orderBy("name").execute();
  const rules = await db.selectFrom("rule").selectAll().orderBy("position").orderBy("id").execute();
  const bots = await db.selectFrom("bot").selectAll().orderBy("name").execute();
  const codes = await db.selectFrom("state_code").selectAll().where("removed", "=", 0).orderBy("name").execute();
  const agents = await db
    .selectFrom("account")
    .select(["id", "name", "role", "routing"])
    .where("active", "=", 1)
    .orderBy("name")
    .execute();
  const sites = await db.selectFrom("site").select(["id", "name", "queue", "starters"]).orderBy("name").execute();
  const buttons = await db.selectFrom("button").select(["site", "key", "name"]).orderBy("name").execute();
  return {
    queues: queues.map(({ id, name, settings }) => ({
      id,
      ...QueueBody.parse({ name, settings: JSON.parse(settings) }),
    })),
    skills: await db.selectFrom("skill").select(["id", "name"]).orderBy("name").execute(),
    groups: await db.selectFrom("agent_group").select(["id", "name"]).orderBy("name").execute(),
    hours: hours.map(({ id, name, body }) => ({ id, ...HoursBody.parse({ name, hours: JSON.parse(body) }) })),
    rules: rules.map(({ id, site, name, body }) => ({
      id: id as RuleId,
      ...RuleWritten.parse({ site, name, ...(JSON.parse(body) as object) }),
    })),
    bots: bots.map(({ id, name, body, remote }) => ({
      id,
      ...BotBody.parse({
        name,
        script: JSON.parse(body),
        ...(remote === null ? {} : { remote: JSON.parse(remote) as unknown }),
      }),
    })),
    codes: codes.map(({ id, ...code }) => ({ id, ...CodeBody.parse(code) })),
    agents: agents.map(({ routing, ...agent }) => ({ ...agent, routing: AgentRouting.parse(JSON.parse(routing)) })),
    sites: sites.map((site) => ({
      ...site,
      buttons: buttons.filter((button) => button.site === site.id).map(({ key, name }) => ({ key, name })),
    })),
    house,
  };
}
