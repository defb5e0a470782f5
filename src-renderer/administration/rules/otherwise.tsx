import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { QueueId } from "../../../src-shared/queues/model.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { itemsOf } from "../kit/items.ts";
import styles from "./rules.module.css";

interface OtherwiseProps {
  readonly plan: RoutingPlan;
  readonly again: () => Promise<RoutingPlan | null>;
}

/** Where visitors of a site go whom no rule fits. Holds at once. */
export function Otherwise({ plan, again }: OtherwiseProps) {
  async function set(site: string, queue: QueueId, expected: QueueId): Promise<void> {
    try {
      await desk.ask("site.setQueue", { site, queue, expected });
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.failed"), words: faultText(faultOf(error)) });
    } finally {
      await again();
    }
  }
  return (
    <div className={styles["otherwise"]}>
      {plan.sites.map(({ id, name, queue }) => (
        <Select
          key={id}
          label={text("administration.rule.otherwise", { site: name })}
          items={itemsOf(plan.queues)}
          value={queue}
          onChange={(chosen) => void set(id, chosen, queue)}
        />
      ))}
    </div>
  );
}
