import type { Machine } from "../../src-shared/rpc/machine.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Shelf } from "../shelf.ts";

/**
 * A page that is left may be kept whole by the browser, and shown again by *back*. It is covered when it is left, and
 * uncovered only while he who sat here still does. What slept asks the hub at once whether anything has happened.
 */
export function stayHidden({ kept, machine, restart }: { kept: Shelf; machine: Machine; restart: () => void }): void {
  const sitting = (): string | null => kept.read("sitting");
  if (sitting() === null) kept.keep("sitting", uuid7(machine));
  const own = sitting();
  const { style } = document.documentElement;
  addEventListener("pagehide", () => (style.visibility = "hidden"));
  addEventListener("pageshow", ({ persisted }) => {
    if (sitting() !== own) return location.reload();
    style.visibility = "";
    if (persisted) restart();
  });
  document.addEventListener("resume", restart);
}
