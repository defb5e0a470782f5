import type * as z from "zod/mini";
import type { CallHealthTold } from "../../src-shared/media-report/events.ts";
import type { CallHealth } from "../../src-shared/media-report/model.ts";
import type { CallId } from "../../src-shared/video/model.ts";

/** What the hub told last of a call, and when this window heard it, by this machine's clock. */
export interface HeardHealth {
  readonly call: CallId;
  readonly health: CallHealth;
  readonly at: number;
}

/** The part of the window's store that this writes. */
interface HealthStore {
  setState(part: { health: HeardHealth }): void;
}

/** An agent has one call at a time: of each earlier one nothing is kept. */
export function heardHealth(store: HealthStore, told: z.infer<typeof CallHealthTold>, at: number): void {
  store.setState({ health: { call: told.call, health: told.health, at } });
}
