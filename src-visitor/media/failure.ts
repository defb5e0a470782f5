import type { Failure } from "./view.ts";

const names: Readonly<Record<string, Failure>> = {
  NotAllowedError: "refused",
  SecurityError: "page",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "held",
};

/** What a thrown thing of `getUserMedia` means. `allowed`: whether the page around us lets the frame use the device. */
export function failureOf(error: unknown, allowed: boolean): Failure {
  if (!allowed) return "page";
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return names[name] ?? "other";
}
