/** How times are written: the same for every language, so that nobody takes a month for a day. */
export interface Times {
  readonly zone: string;
}

/** The zone by its name if this machine knows it, else UTC. */
export function times(zone: string): Times {
  try {
    return { zone: new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone };
  } catch (error) {
    if (error instanceof RangeError) return { zone: "UTC" };
    throw error;
  }
}

const made = new Map<string, Intl.DateTimeFormat>();

function formatOf({ zone }: Times): Intl.DateTimeFormat {
  const known = made.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: zone });
  if (made.size > 100) made.clear();
  made.set(zone, format);
  return format;
}

/** `2026-11-21 14:05`. */
export const wholeTime = (times: Times, at: number): string => formatOf(times).format(at);
/** `14:05`. */
export const clockTime = (times: Times, at: number): string => wholeTime(times, at).slice(-5);
