import { useEffect } from "react";
import { findDevice } from "../../src-media/devices/match.ts";
import ringUrl from "../../assets/sounds/ring.wav";
import { desk } from "../desk-link.ts";
import { devices } from "../devices/devices.ts";
import { store, useDesk } from "../store.ts";
import { testDesk } from "./self-test.ts";

/** Window input is told no more often than this, milliseconds. */
const usedEvery = 15_000;

/** The page's part in what the desk knows of itself: it makes the tests that main asks for, and tells that it is used. */
export function useWatch(): void {
  const test = useDesk(({ desk: held }) => held?.watch.test ?? null);
  const isBlind = useDesk(({ desk: held }) => held?.watch.seesMachine === false);

  // A page that has just come may ring where none did before.
  useEffect(() => void desk.ask("readiness.test", {}).catch(unheard), []);

  useEffect(() => {
    const held = store.getState().desk;
    if (test === null || held === null) return;
    const { settings, watch, ring, hub } = held;
    const { speaker, microphone } = devices.list();
    void testDesk({
      ringUrl,
      ringer: findDevice(speaker, settings.ringer)?.id ?? settings.ringer?.id ?? null,
      microphone: findDevice(microphone, settings.microphone)?.id,
      processing: settings.processing,
      mediaServer: watch.mediaServer,
      mayCall: (hub?.presence.capacity.video ?? 0) > 0,
      isInCall: hub?.presence.activity === "in-call",
      isRinging: ring.offer !== null || ring.invite !== null,
    }).then((found) => desk.ask("readiness.tested", { test, ...found }).catch(unheard));
  }, [test]);

  useEffect(() => {
    if (!isBlind) return undefined;
    let last = -Infinity;
    const used = (): void => {
      if (performance.now() - last < usedEvery) return;
      last = performance.now();
      desk.ask("workstation.used", {}).catch(unheard);
    };
    const inputs = ["pointermove", "pointerdown", "keydown", "wheel"] as const;
    for (const input of inputs) window.addEventListener(input, used, { passive: true, capture: true });
    return () => {
      for (const input of inputs) window.removeEventListener(input, used, { capture: true });
    };
  }, [isBlind]);
}

/** Main is gone: it asks anew when it is back. */
function unheard(): void {}
