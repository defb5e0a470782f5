import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { RequestEvent } from "../../src-shared/requests/events.ts";
import { requestKinds, type RequestId } from "../../src-shared/requests/model.ts";
import type { Side } from "../../src-shared/video/model.ts";
import { idOfNumber } from "./ids.ts";

/** What may happen to requests in a conversation. */
export const requestSteps = ["requests", "grants", "declines", "withdraws", "request-expires"] as const;

interface About {
  readonly conversation: ConversationId;
  readonly at: number;
}

/** What a step makes happen to the oldest open request, or a new one; nothing when the rules do not allow it. */
export function requestEvents(
  step: string,
  { state, call, requests }: PublicSummary,
  { number, side: by, ...about }: About & { readonly number: number; readonly side: Side },
): RequestEvent[] {
  const kind = requestKinds[number % requestKinds.length]!;
  const may = state === "active" && (call || kind === "photo" || kind === "location");
  if (step === "requests" && may && !requests.some((one) => one.kind === kind && one.by === by)) {
    const request = idOfNumber(number, 6) as RequestId;
    return [{ type: "request.made", ...about, request, kind, by, expiresAt: about.at + 60_000 }];
  }
  const [open] = requests;
  if (!open) return [];
  const asked = { ...about, request: open.id, kind: open.kind, by: open.by };
  const location = { latitude: 60, longitude: 25, accuracy: 20 };
  const given = open.kind === "location" ? { location } : {};
  if (step === "grants") return [{ type: "request.answered", ...asked, outcome: "granted", ...given }];
  if (step === "declines") return [{ type: "request.answered", ...asked, outcome: "declined" }];
  if (step === "withdraws") return [{ type: "request.withdrawn", ...asked }];
  return step === "request-expires" ? [{ type: "request.expired", ...asked }] : [];
}

/** The call is over, and with it what was asked for in it; with `all` the conversation is over. */
export function withdrawnRequests({ requests }: PublicSummary, about: About, all: boolean): RequestEvent[] {
  return requests
    .filter(({ kind }) => all || kind === "camera" || kind === "share")
    .map(({ id, kind, by }) => ({ type: "request.withdrawn" as const, ...about, request: id, kind, by }));
}
