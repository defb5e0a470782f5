import type { RequestEvent } from "./events.ts";
import type { Request } from "./model.ts";

/** The open requests of a conversation, oldest first. */
export function applyRequest(requests: Request[], event: RequestEvent): Request[] {
  if (event.type !== "request.made") return requests.filter((open) => open.id !== event.request);
  const { request: id, kind, by, expiresAt } = event;
  return [...requests, { id, kind, by, expiresAt }];
}
