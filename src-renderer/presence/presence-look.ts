import type { PresenceState } from "../../src-shared/presence/model.ts";

/** The colour of a state's dot. */
export const presenceTone = {
  available: "good",
  busy: "warn",
  away: "warn",
  break: "warn",
  lunch: "warn",
  training: "warn",
  offline: "off",
  "not-responding": "bad",
} as const satisfies Record<PresenceState, string>;
