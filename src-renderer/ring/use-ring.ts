import { useEffect } from "react";
import { findDevice } from "../../src-media/devices/match.ts";
import { desk } from "../desk-link.ts";
import { useDevices } from "../devices/devices.ts";
import { useDesk } from "../store.ts";
import { startRing } from "./ring-sound.ts";
import ringUrl from "../../assets/sounds/ring.wav";

/** Rings while main says that it rings, and tells main that it is heard. Never touches the focus. */
export function useRing(): void {
  const offer = useDesk((state) => state.desk?.ring.offer ?? null);
  const invite = useDesk((state) => state.desk?.ring.invite ?? null);
  const ringer = useDesk((state) => state.desk?.settings.ringer ?? null);
  // Its id changes when site data are cleared; its name does not.
  const device = findDevice(useDevices().speaker, ringer)?.id ?? ringer?.id ?? null;
  const isTone = useDesk((state) => state.desk?.ring.isTone ?? false);
  const volume = useDesk((state) => state.desk?.settings.ringVolume ?? 0);
  useEffect(() => {
    const caller = offer !== null ? { offer } : invite !== null ? { invite } : null;
    if (caller === null) return undefined;
    return startRing({
      url: ringUrl,
      device,
      volume,
      isTone,
      // Main that is gone needs no telling; when it is back it asks for the ring anew.
      onMoved: (on) => void desk.ask("ring.played", { ...caller, on }).catch(() => undefined),
    });
  }, [offer, invite, device, volume, isTone]);
}
