import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { BotStep, HandOver } from "../../../src-shared/bots/model.ts";
import { text } from "../../text/text.ts";
import { Select, type SelectItem } from "../../ui/select.tsx";
import { itemsOf, itemsOrNone, orNull } from "../kit/items.ts";

type HandsOver = Extract<BotStep, { do: "hand-over" }>;

interface BotHandOverProps {
  readonly step: HandsOver;
  readonly others: readonly SelectItem[];
  readonly set: (step: HandsOver) => void;
  readonly plan: RoutingPlan;
}

/** To a rule or a queue; and where the script goes on when nobody there takes the visitor. */
export function BotHandOver({ step, others, set, plan }: BotHandOverProps) {
  const { to } = step;
  const toQueue = (): HandOver => ({ to: "queue", queue: plan.queues[0]!.id, group: null });
  const kinds = [
    { id: "queue" as const, label: text("administration.fallback.queue") },
    ...(plan.rules.length > 0 ? [{ id: "rule" as const, label: text("administration.bot.rule") }] : []),
  ];
  return (
    <>
      <Select
        label={text("administration.fallback")}
        items={kinds}
        value={to.to}
        onChange={(kind) => set({ ...step, to: kind === "rule" ? { to: kind, rule: plan.rules[0]!.id } : toQueue() })}
      />
      {to.to === "rule" ? (
        <Select
          label={text("administration.bot.rule")}
          items={itemsOf(plan.rules)}
          value={to.rule}
          onChange={(rule) => set({ ...step, to: { to: "rule", rule } })}
        />
      ) : (
        <>
          <Select
            label={text("administration.queueName")}
            items={itemsOf(plan.queues)}
            value={to.queue}
            onChange={(queue) => set({ ...step, to: { ...to, queue } })}
          />
          <Select
            label={text("administration.group")}
            items={itemsOrNone(plan.groups, text("administration.anyGroup"))}
            value={to.group ?? "none"}
            onChange={(group) => set({ ...step, to: { ...to, group: orNull(group) } })}
          />
        </>
      )}
      <Select
        label={text("administration.bot.refused")}
        items={others}
        value={step.refused}
        onChange={(refused) => set({ ...step, refused })}
      />
    </>
  );
}
