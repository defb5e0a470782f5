import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { Faults } from "../kit/faults.ts";
import { itemsOf, nameIn } from "../kit/items.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Rows } from "../kit/rows.tsx";

interface AgentQueuesProps {
  readonly value: AgentRouting["queues"];
  readonly onChange: (queues: AgentRouting["queues"]) => void;
  readonly faults: Faults;
  readonly plan: RoutingPlan;
}

/** Which queues he serves: all, or these, in his own order and some of them only after a while. */
export function AgentQueues({ value, onChange, faults, plan: { queues } }: AgentQueuesProps) {
  const all = queues.map(({ id }) => ({ queue: id, order: 1, delay: 0 }));
  return (
    <>
      <Switch isOn={value === null} onChange={(on) => onChange(on ? null : all)}>
        {text("administration.agent.everyQueue")}
      </Switch>
      {value ? (
        <Rows
          label={text("administration.section.queues")}
          hint={text("administration.agent.queuesText")}
          items={value}
          onChange={(rows) => onChange([...rows])}
          blank={() => all.find(({ queue }) => !value.some((one) => one.queue === queue)) ?? null}
          addLabel={text("administration.agent.addQueue")}
          nameOf={({ queue }) => nameIn(queues, queue)}
          faultOf={(index) => faults.under(`queues.${index}`)}
        >
          {(row, set) => (
            <>
              <Select
                label={text("administration.queueName")}
                items={itemsOf(queues)}
                value={row.queue}
                onChange={(queue) => set({ ...row, queue })}
              />
              <NumberField
                label={text("administration.agent.order")}
                value={row.order}
                onChange={(order) => set({ ...row, order: order ?? Number.NaN })}
              />
              <NumberField
                label={text("administration.agent.delay")}
                value={row.delay}
                onChange={(delay) => set({ ...row, delay: delay ?? Number.NaN })}
              />
            </>
          )}
        </Rows>
      ) : null}
    </>
  );
}
