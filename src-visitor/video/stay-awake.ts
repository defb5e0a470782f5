import { useEffect, useState } from "preact/hooks";

/** A phone in a call does not go to sleep (features 000-59), where the browser can say so. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    async function hold(): Promise<void> {
      if (document.hidden || !("wakeLock" in navigator)) return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (over) await held.release();
        else lock = held;
      } catch (error) {
        // A low battery or the page around says no; the call goes on without.
        console.debug(error);
      }
    }
    const again = (): void => void hold();
    again();
    document.addEventListener("visibilitychange", again);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}

/** Seconds of absence that are worth a word, and how long it stands, in milliseconds. */
const worth = 3_000;
const stands = 8_000;

/** True for a moment after the visitor comes back to a tab in which the call went on. */
export function useCameBack(): boolean {
  const [back, setBack] = useState(false);
  useEffect(() => {
    let hiddenAt: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function look(): void {
      if (document.hidden) {
        hiddenAt = performance.now();
        return;
      }
      if (hiddenAt === undefined || performance.now() - hiddenAt < worth) return;
      setBack(true);
      clearTimeout(timer);
      timer = setTimeout(() => setBack(false), stands);
    }
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return back;
}
