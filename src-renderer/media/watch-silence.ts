import { silenceWatch } from "../../src-media/devices/silence.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { listenToSamples } from "./level.ts";
import { openNow } from "./open-now.ts";

/** Tells when the open microphone sends nothing but zeros although it is on, and when it is heard again. */
export function watchSilence(tell: (device: string | null) => void): Stop {
  const watch = silenceWatch();
  let stopListening: Stop = () => {};
  let heard: ReturnType<typeof openNow.current>;
  let said: string | null = null;

  function say(device: string | null): void {
    if (device === said) return;
    said = device;
    tell(device);
  }

  function follow(): void {
    const own = openNow.current();
    if (own === heard) return;
    stopListening();
    watch.reset();
    heard = own;
    say(null);
    stopListening = own
      ? listenToSamples(own, (samples) => {
          const isOn = own.state().microphone.state === "on";
          const isZero = samples.length > 0 && samples.every((sample) => sample === 0);
          say(watch.read({ isOn, isZero, now: performance.now() }) ? (own.used("microphone")?.label ?? "") : null);
        })
      : () => {};
  }

  follow();
  const stop = openNow.onChange(follow);
  return () => {
    stop();
    stopListening();
  };
}
