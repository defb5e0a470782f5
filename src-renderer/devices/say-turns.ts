import type { Turn } from "../../src-media/devices/follow.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openNow } from "../media/open-now.ts";
import { chosenDevices } from "./chosen-devices.ts";
import { nameOf } from "./devices.ts";
import { usedName } from "./used-devices.ts";

const pending = new Map<Turn["kind"], Turn>();

chosenDevices.onTurn((turn) => {
  // A device that blinked is said once, by how it ended.
  const first = pending.get(turn.kind);
  pending.set(turn.kind, first && turn.why !== "late" ? { ...turn, from: first.from } : turn);
});

/**
 * Says which devices came, went and were taken by themselves, once that is done: both names, and the second is of what is
 * really in use. Where nothing is open there is nothing to say: the next call simply uses what is there.
 */
export function sayTurns(): void {
  const turns = [...pending.values()];
  pending.clear();
  if (!openNow.current()) return;
  for (const { kind, why, from, to } of turns) {
    const device = nameOf(from);
    const now = usedName(kind);
    if (why === "late") {
      const action = { label: text("devices.takeBack"), run: () => chosenDevices.takeBack(kind) };
      toasts.show({ look: "info", title: text("devices.backLate", { device }), words: now, action });
    } else if (from?.id !== to?.id)
      toasts.show({
        look: why === "lost" ? "warn" : "info",
        title: text(`devices.turn.${why}`, { kind, device: why === "lost" ? device : now }),
        words: text("devices.turn.now", { kind, device: now || "none" }),
      });
  }
}
