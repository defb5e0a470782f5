import type { RuleWritten } from "../../../src-shared/administration/plan.ts";
import type { RuleTarget } from "../../../src-shared/routing/rules.ts";
import { text } from "../../text/text.ts";
import { Choice } from "../../ui/choice.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { itemsOf, itemsOrNone, orNull } from "../kit/items.ts";
import type { FormProps } from "../kit/kind.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import { SkillsRows } from "../kit/skills-rows.tsx";

/** Where the rule leads, and with what it differs from the queue's own settings. */
export function RuleTargetForm({ value, onChange, faults, plan }: FormProps<RuleWritten>) {
  const { target, keepGroup } = value;
  const put = (part: object) => onChange({ target: { ...target, ...part } as RuleTarget });
  const toQueue = (): RuleTarget => ({
    to: "queue",
    queue: plan.queues[0]!.id,
    group: null,
    threshold: "as-queue",
    needs: [],
    priority: null,
  });
  return (
    <Part title={text("administration.rule.where")}>
      {plan.bots.length > 0 ? (
        <Choice
          label={text("administration.fallback")}
          value={target.to}
          onChange={(to) => onChange({ target: to === "bot" ? { to, bot: plan.bots[0]!.id } : toQueue() })}
          items={[
            { id: "queue", label: text("administration.fallback.queue") },
            { id: "bot", label: text("administration.fallback.bot") },
          ]}
        />
      ) : null}
      {target.to === "bot" ? (
        <Select
          label={text("administration.bot")}
          items={itemsOf(plan.bots)}
          value={target.bot}
          onChange={(bot) => put({ bot })}
        />
      ) : (
        <>
          <Beside>
            <Select
              label={text("administration.queueName")}
              items={itemsOf(plan.queues)}
              value={target.queue}
              onChange={(queue) => put({ queue })}
            />
            <Select
              label={text("administration.group")}
              items={itemsOrNone(plan.groups, text("administration.anyGroup"))}
              value={target.group ?? "none"}
              onChange={(group) => put({ group: orNull(group) })}
            />
          </Beside>
          <Switch isOn={target.threshold === "as-queue"} onChange={(on) => put({ threshold: on ? "as-queue" : 0 })}>
            {text("administration.rule.asQueue")}
          </Switch>
          <Beside>
            {target.threshold === "as-queue" ? null : (
              <NumberField
                label={text("administration.queue.threshold")}
                hint={text("administration.queue.thresholdText")}
                whenEmpty={text("administration.noLimit")}
                value={target.threshold}
                onChange={(threshold) => put({ threshold })}
                fault={faults.at("target.threshold")}
              />
            )}
            <NumberField
              label={text("administration.queue.priority")}
              whenEmpty={text("administration.rule.queuePriority")}
              value={target.priority}
              onChange={(priority) => put({ priority })}
              fault={faults.at("target.priority")}
            />
          </Beside>
          <SkillsRows
            label={text("administration.rule.needs")}
            levelLabel={text("administration.least.level")}
            hint={text("administration.rule.needsText")}
            plan={plan}
            value={target.needs.map(({ skill, least }) => ({ skill, level: least }))}
            onChange={(rows) => put({ needs: rows.map(({ skill, level }) => ({ skill, least: level })) })}
            faultOf={(index) => faults.under(`target.needs.${index}`)}
          />
          <Switch isOn={keepGroup} onChange={(on) => onChange({ keepGroup: on })}>
            {text("administration.rule.keepGroup")}
          </Switch>
        </>
      )}
    </Part>
  );
}
