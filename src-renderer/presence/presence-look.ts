import type { PresenceState } from "../../src-shared/presence/model.ts";

/** The colour of a state's dot. */
export const presenceTone = {
  available: "good",
  away: "warn",
  offline: "off",
  "not-responding": "bad",
} as const satisfies Record<PresenceState, string>;
