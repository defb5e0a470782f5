import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { Finding } from "../../src-shared/administration/finding.ts";
import type { RoutingPlan } from "../../src-shared/administration/plan.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";
import type { AgentRouting } from "../../src-shared/routing/agent-settings.ts";
import type { GroupId } from "../../src-shared/routing/ids.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { SiteBody } from "../../src-shared/sites/body.ts";
import { type LaidOption, layOption } from "../../src-shared/sites/lay-option.ts";
import type { OptionWords, SiteOption } from "../../src-shared/sites/options.ts";
import { saveAgent } from "../administration/agents.ts";
import { remember } from "../administration/applied.ts";
import { addButton } from "../administration/buttons.ts";
import { elsewhere, type Keeper, type Parts, type Thing } from "../administration/kept.ts";
import { readPlan } from "../administration/plan.ts";
import { queueKeeper } from "../administration/queues.ts";
import { botKeeper, ruleKeeper } from "../administration/ways.ts";
import { groupKeeper } from "../administration/words.ts";
import { houseCapacity } from "../routing/snapshot.ts";
import type { PlannedList } from "../../src-shared/administration/plan.ts";
import type { Tx } from "../store/transact.ts";
import { bodyOf, siteRow } from "./body.ts";

export interface OptionAsked {
  readonly site: string;
  readonly option: SiteOption;
  readonly group: GroupId | null;
  readonly agents: readonly AccountId[];
  readonly page: string;
  readonly words: OptionWords;
}

interface Made {
  readonly made: Array<{ kind: string; name: string }>;
  readonly warnings: Finding[];
}

/** Makes what an option needs, all or nothing. Its buttons are a draft: pages may name them at once, none is drawn yet. */
export async function useOption(
  tx: Tx,
  parts: Parts,
  machine: Machine,
  by: Account,
  asked: OptionAsked,
): Promise<Made> {
  const house = houseCapacity(parts.settings.capacity);
  const before = await readPlan(tx.db, house);
  const row = await siteRow(tx.db, asked.site);
  const shown = await bodyOf(tx.db, row);
  const draft = row.draft === null ? shown : SiteBody.parse(JSON.parse(row.draft));
  if (asked.group !== null && !before.groups.some(({ id }) => id === asked.group)) throw refuse("gone", "group-gone");
  const keys = [...shown.buttons, ...draft.buttons].map(({ key }) => key);
  const id = (): string => uuid7(machine);
  const laid = layOption(asked.option, { plan: before, keys, ...asked, site: row, id });
  const warnings = elsewhere(before, after(before, laid, asked.site), "");

  for (const { key, name, camera } of laid.buttons)
    await addButton(tx, by, { site: row.id, key, name, camera }, machine);
  await insert(tx, by, groupKeeper, laid.groups);
  await insert(tx, by, queueKeeper, laid.queues);
  await insert(tx, by, botKeeper, laid.bots);
  await insert(tx, by, ruleKeeper, laid.rules);
  await putFirst(tx, laid.rules);
  for (const queue of laid.queues) await queueKeeper.told(tx, house, { id: queue.id, before: null, after: queue });
  await bringAgents(tx, parts, by, before, asked, laid);
  const body: SiteBody = { ...draft, buttons: [...laid.buttons, ...draft.buttons] };
  await tx.db
    .updateTable("site")
    .set({ draft: JSON.stringify(body), draft_by: by.id, draft_at: tx.now })
    .where("id", "=", row.id)
    .execute();
  await remember(tx, by, "site.drafted", { site: row.id, before: draft, after: body, option: asked.option });
  const made = (["buttons", "groups", "queues", "bots", "rules"] as const).flatMap((kind) =>
    laid[kind].map(({ name }) => ({ kind, name })),
  );
  return { made, warnings };
}

function after(plan: RoutingPlan, laid: LaidOption, site: string): RoutingPlan {
  return {
    ...plan,
    groups: [...plan.groups, ...laid.groups],
    queues: [...plan.queues, ...laid.queues],
    bots: [...plan.bots, ...laid.bots],
    rules: [...laid.rules, ...plan.rules],
    sites: plan.sites.map((one) => (one.id === site ? { ...one, buttons: [...one.buttons, ...laid.buttons] } : one)),
  };
}

async function insert<List extends PlannedList>(
  tx: Tx,
  by: Account,
  keeper: Keeper<List>,
  things: ReadonlyArray<Thing<List>>,
) {
  for (const thing of things) {
    await keeper.insert(tx, thing);
    await remember(tx, by, `${keeper.noun}.added`, { after: thing });
  }
}

/** They name their buttons; a rule for everybody before them would leave them nobody. */
async function putFirst(tx: Tx, rules: LaidOption["rules"]): Promise<void> {
  const { first } = await tx.db
    .selectFrom("rule")
    .select(({ fn }) => fn.min<number>("position").as("first"))
    .executeTakeFirstOrThrow();
  for (const [index, { id }] of rules.entries())
    await tx.db
      .updateTable("rule")
      .set({ position: first - rules.length + index })
      .where("id", "=", id)
      .execute();
}

/** Who answers it is in its group, and serves its queue. */
async function bringAgents(
  tx: Tx,
  parts: Parts,
  by: Account,
  plan: RoutingPlan,
  { group, agents }: OptionAsked,
  { groups, queues }: LaidOption,
): Promise<void> {
  const fresh = groups.map(({ id }) => id);
  const isIn = (one: RoutingPlan["agents"][number]): boolean =>
    group === null ? agents.includes(one.id) : one.routing.groups.includes(group);
  for (const { id, routing } of plan.agents.filter(isIn)) {
    const to: AgentRouting = {
      ...routing,
      groups: [...routing.groups, ...fresh],
      queues: routing.queues && [...routing.queues, ...queues.map((queue) => served(queue.id))],
    };
    if (JSON.stringify(to) !== JSON.stringify(routing)) await saveAgent(tx, parts, by, { id, to, expected: routing });
  }
}

const served = (queue: QueueId) => ({ queue, order: 1, delay: 0 });
