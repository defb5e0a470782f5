import { refuse } from "../../src-shared/rpc/fault.ts";
import type { RequestKind } from "../../src-shared/requests/model.ts";
import type { CameraMode, Side } from "../../src-shared/video/model.ts";

/** What a side may ask the other for. A visitor asks to be shown something, nothing else. */
const mayAsk: Readonly<Record<Side, readonly RequestKind[]>> = {
  agent: ["camera", "share", "photo", "location"],
  visitor: ["share"],
};

/** Milliseconds that a request stands. A photo takes a moment to be taken. */
export const standsFor: Readonly<Record<RequestKind, number>> = {
  camera: 60_000,
  share: 60_000,
  photo: 180_000,
  location: 60_000,
};

/** These are of a call, and end with it: sharing can be chosen only after the call began (features 000-40). */
export const ofCall: readonly RequestKind[] = ["camera", "share"];

/** Throws a FaultError when this may not be asked for now. `call`: the running call, if there is one. */
export function checkRequest(by: Side, kind: RequestKind, call: { readonly camera: CameraMode } | undefined): void {
  if (!mayAsk[by].includes(kind)) throw refuse("forbidden", "request-not-allowed");
  if (ofCall.includes(kind) && !call) throw refuse("gone", "call-ended");
  // In one-way video the visitor has no camera at all (features 001-30).
  if (kind === "camera" && call?.camera === "one-way") throw refuse("forbidden", "camera-one-way");
}
