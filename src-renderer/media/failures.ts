import type { DeviceFailure } from "./state.ts";

const names: Readonly<Record<string, DeviceFailure>> = {
  NotAllowedError: "permission-denied",
  PermissionDeniedError: "permission-denied",
  SecurityError: "permission-denied",
  NotFoundError: "not-found",
  DevicesNotFoundError: "not-found",
  NotReadableError: "in-use",
  TrackStartError: "in-use",
  OverconstrainedError: "overconstrained",
  ConstraintNotSatisfiedError: "overconstrained",
};

/** What a thrown thing of `getUserMedia` or `getDisplayMedia` means for the person in front of the screen. */
export function deviceFailure(error: unknown): DeviceFailure {
  const name = typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
  return names[name] ?? "other";
}
