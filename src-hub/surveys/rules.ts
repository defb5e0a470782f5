/** What happened in a conversation, as far as it decides whether its visitor is asked about it. */
export interface Happened {
  readonly endedBy: "visitor" | "agent" | "hub";
  readonly wasAccepted: boolean;
  readonly agentWrote: boolean;
  readonly visitorWrote: boolean;
  /** The longest of its calls, in milliseconds. */
  readonly longestCall: number;
}

/**
 * Whether it was a real conversation (features S9): an agent had it, and both wrote, or they were in a call for at least
 * `leastCall` seconds. What was closed by the hub, abandoned, or never answered is none.
 */
export function isReal(happened: Happened, leastCall: number): boolean {
  const { endedBy, wasAccepted, agentWrote, visitorWrote, longestCall } = happened;
  if (endedBy === "hub" || !wasAccepted) return false;
  return (agentWrote && visitorWrote) || (longestCall > 0 && longestCall >= leastCall * 1_000);
}
