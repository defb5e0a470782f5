import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { SiteBody } from "../../../src-shared/sites/body.ts";
import type { Faults } from "../kit/faults.ts";

/** What each part of a site's form is given. */
export interface SiteProps {
  readonly id: string;
  readonly value: SiteBody;
  readonly onChange: (part: Partial<SiteBody>) => void;
  readonly faults: Faults;
  readonly plan: RoutingPlan;
}
