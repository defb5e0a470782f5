import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { QueueSettings } from "../../../src-shared/queues/settings.ts";
import type { Faults } from "../kit/faults.ts";

/** What each part of the form is given. */
export interface SettingsProps {
  readonly id: string;
  readonly settings: QueueSettings;
  readonly set: (part: Partial<QueueSettings>) => void;
  readonly faults: Faults;
  readonly plan: RoutingPlan;
}
