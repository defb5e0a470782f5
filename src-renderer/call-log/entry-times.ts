import type { CallLogEntry } from "../../src-shared/call-log/model.ts";

/** Milliseconds the visitor waited; null when nobody accepted. */
export function waitedFor({ startedAt, acceptedAt }: CallLogEntry): number | null {
  return acceptedAt === null ? null : acceptedAt - startedAt;
}

/** Milliseconds of the conversation itself; null while it is open, and when nobody accepted. */
export function lastedFor({ acceptedAt, endedAt }: CallLogEntry): number | null {
  return acceptedAt === null || endedAt === null ? null : Math.max(0, endedAt - acceptedAt);
}
