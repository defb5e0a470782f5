import type { KeyboardEvent } from "react";

const endsAbove = (stop: Element, box: Element): boolean =>
  stop.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom;

/** Up and down lead from message to message where something can be done with each, from the newest one on the screen on. */
export function alongMessages(event: KeyboardEvent<HTMLElement>): void {
  if ((event.key !== "ArrowUp" && event.key !== "ArrowDown") || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-message-menu]")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at < 0 && (event.target !== event.currentTarget || event.key === "ArrowDown")) return;
  const next =
    at < 0
      ? stops.findLast((stop) => endsAbove(stop, event.currentTarget))
      : stops[at + (event.key === "ArrowUp" ? -1 : 1)];
  if (!next && event.key === "ArrowUp") return;
  event.preventDefault();
  (next ?? event.currentTarget).focus();
}
