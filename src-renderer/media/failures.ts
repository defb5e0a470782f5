import { type Trouble, troubleOf } from "../../src-media/devices/failure.ts";
import type { DeviceFailure } from "./state.ts";

const failures: Readonly<Record<Trouble, DeviceFailure>> = {
  dismissed: "permission-denied",
  refused: "permission-denied",
  blocked: "permission-denied",
  system: "permission-denied",
  page: "permission-denied",
  held: "in-use",
  missing: "not-found",
  gone: "overconstrained",
  other: "other",
};

/** What a thrown thing of `getUserMedia` or `getDisplayMedia` means for the person in front of the screen, in short. */
export function deviceFailure(error: unknown): DeviceFailure {
  return failures[troubleOf(error, { before: "unknown", isPassedOn: true })];
}
