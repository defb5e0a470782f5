import type { Logger } from "pino";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Hub } from "../hub.ts";
import type { Scim } from "../scim/scim.ts";
import type { Settings } from "../settings.ts";
import type { Sites } from "../sites/sites.ts";
import type { Ratings } from "../surveys/ratings.ts";
import type { Metrics } from "./metrics.ts";

/** What the hub's HTTP side speaks for. */
export interface HttpPorts {
  readonly hub: Hub;
  readonly accounts: Accounts;
  readonly scim: Scim;
  readonly sites: Sites;
  readonly ratings: Ratings;
  readonly metrics: Metrics;
  readonly settings: Settings;
  readonly machine: Machine;
  readonly log: Logger;
  /** Rejects while the hub cannot do its work. */
  readonly ready: () => Promise<void>;
  /** The origins of other systems that desks may show beside a conversation. */
  readonly frames: () => Promise<readonly string[]>;
}
