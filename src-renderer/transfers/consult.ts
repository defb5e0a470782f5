import { useSyncExternalStore } from "react";
import { desk } from "../desk-link.ts";
import { choiceNow } from "../devices/chosen-devices.ts";
import { devices } from "../devices/devices.ts";
import { machine } from "../machine.ts";
import { callStore } from "../pop-out/call-store.ts";
import { takeSeat } from "../video/seat.ts";
import { consultDesk, type Talking } from "./consult-desk.ts";

/** The window's own. */
export const consult = consultDesk({
  store: callStore,
  ask: desk.ask,
  machine,
  takeSeat,
  async choice() {
    await devices.refresh();
    return choiceNow();
  },
});

export function useConsult<T>(selector: (state: Talking) => T): T {
  return useSyncExternalStore(consult.onChange, () => selector(consult.state()));
}
