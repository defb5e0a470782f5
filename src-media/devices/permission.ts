import type { Permission } from "./failure.ts";

/** What the browser would say if it were asked now; `unknown` where it does not tell beforehand. Asks for nothing. */
export async function permissionOf(kind: "camera" | "microphone"): Promise<Permission> {
  try {
    // Not in the typings' list of names; browsers know it since 2022, Firefox since 2024.
    const { state } = await navigator.permissions.query({ name: kind as PermissionName });
    return state;
  } catch (error) {
    if (error instanceof TypeError) return "unknown";
    throw error;
  }
}

/** Whether the page around this frame passes the device on. Only Chromium tells; elsewhere it shows as a refusal. */
export function passedOn(kind: "camera" | "microphone"): boolean {
  const { featurePolicy } = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature(kind) ?? true;
}
