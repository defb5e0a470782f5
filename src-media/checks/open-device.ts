import { bad, type Finding } from "./check.ts";
import { within } from "./waiting.ts";

type Kind = "camera" | "microphone";
type Why = "refused" | "page" | "missing" | "held" | "unanswered" | "failed";

/** Somebody who looks for the browser's question needs a while. */
const answerWithin = 60_000;

const names: Readonly<Record<string, Why>> = {
  NotAllowedError: "refused",
  SecurityError: "page",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "held",
  TimeoutError: "unanswered",
};

export type Opened = { readonly stream: MediaStream; readonly other: boolean } | { readonly finding: Finding };

/**
 * Opens the chosen device, or another of its kind where that is gone (`other`). A stream that comes when nobody waits for
 * it any more is closed at once: no light stays on. Rejects only when the test is stopped.
 */
export async function openDevice(
  kind: Kind,
  device: string | undefined,
  wanted: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<Opened> {
  try {
    return { stream: await open(kind, { ...wanted, ...exactly(device) }, signal), other: false };
  } catch (error) {
    signal.throwIfAborted();
    if (device === undefined || !isNamed(error, "OverconstrainedError", "NotFoundError")) return failed(kind, error);
  }
  try {
    return { stream: await open(kind, wanted, signal), other: true };
  } catch (error) {
    signal.throwIfAborted();
    return failed(kind, error);
  }
}

export function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function exactly(device: string | undefined): MediaTrackConstraints {
  return device === undefined ? {} : { deviceId: { exact: device } };
}

async function open(kind: Kind, wanted: MediaTrackConstraints, signal: AbortSignal): Promise<MediaStream> {
  const waiting = AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]);
  const asked = navigator.mediaDevices.getUserMedia({ [kind === "camera" ? "video" : "audio"]: wanted });
  try {
    return await within(asked, waiting);
  } catch (error) {
    asked.then(close, () => {}); // whoever answers now is not waited for any more
    throw error;
  }
}

function failed(kind: Kind, error: unknown): { finding: Finding } {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  const why = passedOn(kind) ? (names[name] ?? "failed") : "page";
  return { finding: bad(`${kind}.${why}`, { error: name }) };
}

/** Whether the page around this frame passes the device on. Only Chromium tells; elsewhere it shows as a refusal. */
function passedOn(kind: Kind): boolean {
  const { featurePolicy } = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature(kind) ?? true;
}

function isNamed(error: unknown, ...wanted: string[]): boolean {
  return error instanceof Error && wanted.includes(error.name);
}
