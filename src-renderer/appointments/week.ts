const day = 86_400_000;

/** The Monday, 0:00 by this machine's clock, of the week in which that moment is. */
export function weekOf(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7)).getTime();
}

/** The days' beginnings of a week, and the end of it: days are not all equally long where summer time begins and ends. */
export function daysOf(week: number): number[] {
  const date = new Date(week);
  return Array.from({ length: 8 }, (_, index) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + index).getTime(),
  );
}

/** The same week so many weeks later. */
export const weeksLater = (week: number, weeks: number): number => weekOf(week + (weeks * 7 + 1) * day);

/** Minutes since midnight as the clock on the wall shows them. */
export function wallMinutes(at: number): number {
  const date = new Date(at);
  return date.getHours() * 60 + date.getMinutes();
}

/** The first and the last hour that a week shows: a working day, and whatever lies outside. */
export function hoursShown(
  spans: ReadonlyArray<{ readonly start: number; readonly minutes: number }>,
): [number, number] {
  const begins = spans.map(({ start }) => Math.floor(wallMinutes(start) / 60));
  const ends = spans.map(({ start, minutes }) => Math.min(24, Math.ceil((wallMinutes(start) + minutes) / 60)));
  return [Math.min(8, ...begins), Math.max(18, ...ends)];
}

/** Beside how many others one stands, and at which place from the left. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Where each stands of one day's, in the order of their starts: those that overlap stand side by side. */
export function lanesOf(spans: ReadonlyArray<{ readonly start: number; readonly minutes: number }>): Lane[] {
  const found: Array<{ lane: number; group: number }> = [];
  const widths: number[] = [];
  let ends: number[] = [];
  for (const { start, minutes } of spans) {
    // Nobody of those before is still going on: a new row of lanes begins.
    if (ends.every((end) => end <= start)) {
      ends = [];
      widths.push(0);
    }
    const free = ends.findIndex((end) => end <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = start + minutes * 60_000;
    const group = widths.length - 1;
    widths[group] = Math.max(widths[group]!, ends.length);
    found.push({ lane, group });
  }
  return found.map(({ lane, group }) => ({ lane, lanes: widths[group]! }));
}
