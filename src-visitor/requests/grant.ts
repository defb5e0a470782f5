import type { Trouble } from "../../src-media/devices/failure.ts";
import type { RequestFailure, RequestKind } from "../../src-shared/requests/model.ts";
import type { VideoPorts } from "../video/visit.ts";
import { findLocation } from "./location.ts";
import { failed, type Outcome } from "./requests.ts";

const failures: Readonly<Record<Trouble, RequestFailure>> = {
  dismissed: "blocked",
  refused: "blocked",
  blocked: "blocked",
  system: "blocked",
  page: "blocked",
  missing: "missing",
  gone: "missing",
  held: "in-use",
  other: "failed",
};

/** Does what was allowed, by the browser's own permission, and says what came of it. */
export async function grant(kind: Exclude<RequestKind, "photo">, video: VideoPorts): Promise<Outcome> {
  if (kind === "location") return findLocation();
  const call = video.inCall.peek();
  if (!call) return failed("failed");
  if (kind === "camera") {
    const camera = await call.turnCameraOn();
    if (camera.state === "on") return { outcome: "granted" };
    return failed(camera.state === "failed" ? failures[camera.why] : "failed");
  }
  return call.share();
}
