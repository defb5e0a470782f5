import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { Fallback } from "../../../src-shared/queues/settings.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import type { Faults } from "../kit/faults.ts";
import { itemsOf, itemsOrNone, nameIn, orNull } from "../kit/items.ts";
import { Rows } from "../kit/rows.tsx";

interface FallbacksProps {
  readonly own: string;
  readonly plan: RoutingPlan;
  readonly value: readonly Fallback[];
  readonly onChange: (value: Fallback[]) => void;
  readonly faults: Faults;
}

const kinds = ["queue", "chat", "bot", "form"] as const;

/** Where visitors go whom the queue cannot take, in the order in which it is tried. */
export function Fallbacks({ own, plan, value, onChange, faults }: FallbacksProps) {
  const others = plan.queues.filter(({ id }) => id !== own);
  const possible = kinds.filter((kind) =>
    kind === "queue" ? others.length > 0 : kind !== "bot" || plan.bots.length > 0,
  );
  const turned = (kind: (typeof kinds)[number]): Fallback => {
    if (kind === "queue") return { to: kind, queue: others[0]!.id, group: null };
    return kind === "bot" ? { to: kind, bot: plan.bots[0]!.id } : { to: kind };
  };
  return (
    <Rows<Fallback>
      label={text("administration.queue.fallbacks")}
      hint={text("administration.queue.fallbacksText")}
      items={value}
      onChange={(rows) => onChange([...rows])}
      blank={() => ({ to: "form" })}
      addLabel={text("administration.queue.addFallback")}
      nameOf={(fallback) =>
        fallback.to === "queue"
          ? nameIn(plan.queues, fallback.queue)
          : fallback.to === "bot"
            ? nameIn(plan.bots, fallback.bot)
            : text(`administration.fallback.${fallback.to}`)
      }
      fault={faults.at("settings.fallbacks")}
      faultOf={(index) => faults.under(`settings.fallbacks.${index}`)}
      isOrdered
    >
      {(fallback, set) => (
        <>
          <Select
            label={text("administration.fallback")}
            items={possible.map((id) => ({ id, label: text(`administration.fallback.${id}`) }))}
            value={fallback.to}
            onChange={(kind) => set(turned(kind))}
          />
          {fallback.to === "queue" ? (
            <>
              <Select
                label={text("administration.queueName")}
                items={itemsOf(others)}
                value={fallback.queue}
                onChange={(queue) => set({ ...fallback, queue })}
              />
              <Select
                label={text("administration.group")}
                items={itemsOrNone(plan.groups, text("administration.anyGroup"))}
                value={fallback.group ?? "none"}
                onChange={(group) => set({ ...fallback, group: orNull(group) })}
              />
            </>
          ) : null}
          {fallback.to === "bot" ? (
            <Select
              label={text("administration.bot")}
              items={itemsOf(plan.bots)}
              value={fallback.bot}
              onChange={(bot) => set({ ...fallback, bot })}
            />
          ) : null}
        </>
      )}
    </Rows>
  );
}
