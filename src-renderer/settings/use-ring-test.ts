import { useEffect, useRef, useState } from "react";
import ringUrl from "../../assets/sounds/ring.wav";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { startRing } from "../ring/ring-sound.ts";

/** Milliseconds that a test rings, and after which a sound that did not begin is given up. */
const testFor = 2_500;

export type RingTestState = "silent" | "ringing" | "heard" | "failed";

/** Plays the ring as an offer would, and says whether it was really played. */
export function useRingTest({ device, volume }: { device: string | null; volume: number }) {
  const [state, setState] = useState<RingTestState>("silent");
  const end = useRef<Stop>(() => {});
  useEffect(() => () => end.current(), []);

  function begin(): void {
    end.current();
    let isHeard = false;
    const stop = startRing({ url: ringUrl, device, volume, onMoved: () => (isHeard = true) });
    const timer = setTimeout(() => {
      stop();
      setState(isHeard ? "heard" : "failed");
    }, testFor);
    end.current = () => {
      clearTimeout(timer);
      stop();
    };
    setState("ringing");
  }

  return { state, begin };
}
