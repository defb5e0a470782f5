import type { Account } from "../../src-shared/accounts/model.ts";
import type { BotBody, PlannedList } from "../../src-shared/administration/plan.ts";
import type { planAsks } from "../../src-shared/administration/plan-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { renewBotSecret } from "../bots/secrets.ts";
import { judgeUrl } from "../outgoing/policy.ts";
import type { HubParts } from "../ports.ts";
import { houseCapacity } from "../routing/snapshot.ts";
import type { Change } from "../store/answered.ts";
import { saveAgent } from "./agents.ts";
import { dryRun } from "./dry-run.ts";
import { readPlan } from "./plan.ts";
import { addThing, type BodyOf, type Keeper, removeThing, saveThing, type Thing } from "./kept.ts";
import { queueKeeper } from "./queues.ts";
import { botKeeper, hoursKeeper, orderRules, ruleKeeper, setSiteQueue } from "./ways.ts";
import { codeKeeper, groupKeeper, skillKeeper } from "./words.ts";

type Call = Parameters<Change>[0];

/** Asks about who answers whom. */
export function planHandlers(by: Account, change: Change, parts: HubParts): HandlersOf<typeof planAsks> {
  const house = houseCapacity(parts.settings.capacity);
  function kept<List extends PlannedList>(keeper: Keeper<List>) {
    return {
      add: (input: { id: Thing<List>["id"]; to: BodyOf<List> }, call: Call) =>
        change(call, input, (tx) => addThing(tx, parts, by, keeper, input)),
      save: (input: { id: Thing<List>["id"]; to: BodyOf<List>; expected: BodyOf<List> }, call: Call) =>
        change(call, input, (tx) => saveThing(tx, parts, by, keeper, input)),
      remove: (input: { id: Thing<List>["id"]; expected: BodyOf<List> }, call: Call) =>
        change(call, input, (tx) => removeThing(tx, parts, by, keeper, input)),
    };
  }
  const [queue, skill, group] = [kept(queueKeeper), kept(skillKeeper), kept(groupKeeper)];
  const [hours, rule, bot, code] = [kept(hoursKeeper), kept(ruleKeeper), kept(botKeeper), kept(codeKeeper)];
  return {
    "routing.plan": () => parts.store.snapshot((db) => readPlan(db, house)),
    "routing.dryRun": (input) => dryRun(parts, input),
    "queue.add": queue.add,
    "queue.save": queue.save,
    "queue.remove": queue.remove,
    "skill.add": skill.add,
    "skill.save": skill.save,
    "skill.remove": skill.remove,
    "group.add": group.add,
    "group.save": group.save,
    "group.remove": group.remove,
    "hours.add": hours.add,
    "hours.save": hours.save,
    "hours.remove": hours.remove,
    "rule.add": rule.add,
    "rule.save": rule.save,
    "rule.remove": rule.remove,
    "rule.order": (input, call) => change(call, input, (tx) => orderRules(tx, house, by, input)),
    "bot.add": (input, call) => (mayAsk(parts, input.to), bot.add(input, call)),
    "bot.save": (input, call) => (mayAsk(parts, input.to), bot.save(input, call)),
    "bot.remove": bot.remove,
    "bot.renewSecret": (input, call) =>
      change(call, input, async (tx) => {
        await renewBotSecret(tx, parts, by, input);
        return {};
      }),
    "code.add": code.add,
    "code.save": code.save,
    "code.remove": code.remove,
    "agent.save": (input, call) => change(call, input, (tx) => saveAgent(tx, parts, by, input)),
    "site.setQueue": (input, call) => change(call, input, (tx) => setSiteQueue(tx, by, input)),
  };
}

/** Where a bot will never be asked is refused when it is written. */
function mayAsk({ outgoing }: Pick<HubParts, "outgoing">, { remote }: BotBody): void {
  const reason = remote && judgeUrl(new URL(remote.url), outgoing.allowed);
  if (reason) throw refuse("invalid", reason, { values: { at: "remote.url" } });
}
