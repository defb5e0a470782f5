/** Why a camera or a microphone gives nothing, as far as the browser tells (features 000-62 … 000-68). */
export type Trouble =
  /** The question was closed without an answer. */
  | "dismissed"
  /** The person said no just now. */
  | "refused"
  /** It was refused before; the browser does not ask again. */
  | "blocked"
  /** The system does not let this browser have it. */
  | "system"
  /** The page around this frame does not pass it on, or it is not a secure page. */
  | "page"
  /** Another program has it. */
  | "held"
  /** There is none. */
  | "missing"
  /** The chosen one is gone. */
  | "gone"
  | "other";

/** As the Permissions API says it; `unknown` where a browser does not tell beforehand. */
export type Permission = "granted" | "denied" | "prompt" | "unknown";

export interface Circumstances {
  /** The permission before the device was asked for. */
  readonly before: Permission;
  /** Whether the page around this frame passes the device on. */
  readonly isPassedOn: boolean;
}

const names: Readonly<Record<string, Trouble>> = {
  SecurityError: "page",
  NotFoundError: "missing",
  DevicesNotFoundError: "missing",
  NotReadableError: "held",
  TrackStartError: "held",
  OverconstrainedError: "gone",
  ConstraintNotSatisfiedError: "gone",
};

/** What a thrown thing of `getUserMedia` means for the person in front of the screen. */
export function troubleOf(error: unknown, { before, isPassedOn }: Circumstances): Trouble {
  const { name, message } = wordsOf(error);
  if (name === "NotAllowedError" || name === "PermissionDeniedError") {
    if (!isPassedOn) return "page";
    // The same error for each; only Chromium's words tell them apart (livekit.md §2).
    if (/system/i.test(message) || (/unavailable/i.test(message) && before === "granted")) return "system";
    if (/dismiss/i.test(message)) return "dismissed";
    // Granted, and refused all the same: above the browser there is only the system.
    if (before === "granted") return "system";
    return before === "denied" ? "blocked" : "refused";
  }
  return names[name] ?? "other";
}

function wordsOf(error: unknown): { name: string; message: string } {
  if (typeof error !== "object" || error === null) return { name: "", message: "" };
  const name = "name" in error ? String(error.name) : "";
  return { name, message: "message" in error ? String(error.message) : "" };
}
