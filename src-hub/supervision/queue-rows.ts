import type { Hours } from "../../src-shared/routing/hours.ts";
import { isOpen, nextChange } from "../../src-shared/routing/opening.ts";
import type { HoursId } from "../../src-shared/routing/ids.ts";
import type { SupervisedQueue } from "../../src-shared/supervision/supervised.ts";
import type { Router } from "../routing/router.ts";

interface Opening {
  readonly isOpen: boolean;
  readonly changesAt: number | null;
}
const always: Opening = { isOpen: true, changesAt: null };

/** When queues are open. The next change is sought once, and again when it has come. */
export function openings(hours: ReadonlyMap<HoursId, Hours>) {
  const found = new Map<HoursId, Opening & { readonly from: number }>();
  return (id: HoursId | null, now: number): Opening => {
    const these = id === null ? undefined : hours.get(id);
    if (id === null || !these) return always;
    const before = found.get(id);
    if (before && before.from <= now && now < (before.changesAt ?? before.from + 3_600_000)) return before;
    const opening = { isOpen: isOpen(these, now), changesAt: nextChange(these, now), from: now };
    found.set(id, opening);
    return opening;
  };
}

/** The queues as the matcher sees them now. */
export function queueRows(
  { board, known }: Pick<Router, "board" | "known">,
  openingOf: (hours: HoursId | null, now: number) => Opening,
  now: number,
): SupervisedQueue[] {
  return board.figures(now).flatMap(({ queue, waiting, longestSince, agents, room }) => {
    const held = known.queues.get(queue);
    if (!held) return [];
    const { name, settings, closed } = held;
    const { isOpen: open, changesAt } = openingOf(settings.hours, now);
    const { threshold, needs } = settings;
    return [
      { id: queue, name, waiting, longestSince, agents, threshold, room, isOpen: open, changesAt, closed, needs },
    ];
  });
}
