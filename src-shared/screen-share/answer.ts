import type { RequestFailure } from "../requests/model.ts";
import type { Share, ShareFailure } from "./share.ts";

/** The answer to a request to share, as `request.answer` takes it. */
export type ShareAnswer =
  | { readonly outcome: "granted" }
  | { readonly outcome: "declined" }
  | { readonly outcome: "failed"; readonly why: RequestFailure };

const whys: Record<ShareFailure, RequestFailure> = {
  blocked: "blocked",
  missing: "missing",
  "in-use": "in-use",
  unsupported: "unsupported",
  "not-sent": "failed",
  failed: "failed",
};

/** What to answer a request with, by what became of the picker: closing it without a choice is a refusal. */
export function answerOfShare(share: Share): ShareAnswer {
  if (share.is === "live") return { outcome: "granted" };
  if (share.is === "picking") return share.meanwhile ? { outcome: "granted" } : { outcome: "declined" };
  const why = failureOf(share);
  return why ? { outcome: "failed", why: whys[why] } : { outcome: "declined" };
}

/** Why there is no share, when it is not by somebody's choice. */
export function failureOf(share: Share): ShareFailure | null {
  const after = share.is === "off" ? share.after : null;
  return after === null || after === "stopped" || after === "ended" || after === "left" ? null : after;
}
