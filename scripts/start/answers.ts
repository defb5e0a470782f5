import { setTimeout as pause } from "node:timers/promises";

const between = 50;

/** Waits until an address answers 200; rejects when `signal` says that nobody will. */
export async function answers(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    if (await answersNow(url, signal)) return;
    await pause(between, undefined, { signal });
  }
}

async function answersNow(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
    await response.body?.cancel();
    return response.status === 200;
  } catch (error) {
    signal.throwIfAborted();
    // Nobody listens yet, or the answer took too long: asked again.
    if (error instanceof TypeError || (error as Error).name === "TimeoutError") return false;
    throw error;
  }
}
