/** Resolves after so many milliseconds; rejects at once when the test is stopped. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return within(new Promise<void>((resolve) => void setTimeout(resolve, ms)), signal);
}

/** The promise, or a rejection as soon as the test is stopped. */
export function within<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Looks again and again until it is so; false when it did not become so within `ms`. */
export async function until(
  look: () => boolean | Promise<boolean>,
  ms: number,
  signal: AbortSignal,
  every = 50,
): Promise<boolean> {
  const end = performance.now() + ms;
  while (!(await look())) {
    if (performance.now() >= end) return false;
    await pause(every, signal);
  }
  return true;
}
