import type { OutgoingAnswer } from "../outgoing/port.ts";

const minute = 60_000;
const hour = 60 * minute;

/** After each try that failed so long until the next, milliseconds: ten tries within about a day. */
const waits = [5_000, minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 7 * hour, 9 * hour];
export const mostTries = waits.length + 1;
/** Who takes nothing for so long is switched off. */
export const offAfter = 5 * 24 * hour;
/** Not longer than this is a machine left alone at once, whatever it asks for. */
const longestPause = hour;

/** What became of one try. `status` null: there was no answer, and `reason` says why. */
export interface Tried {
  readonly status: number | null;
  readonly answer: string;
  readonly reason: string | null;
  /** Milliseconds that the other side asked for. */
  readonly retryAfter: number | null;
}

export type Verdict =
  | { readonly is: "sent" }
  /** `rests`: the machine as a whole is not at work, so nothing else is tried meanwhile. */
  | { readonly is: "again"; readonly wait: number; readonly rests: boolean }
  | { readonly is: "failed"; readonly rests: boolean }
  /** It says that nobody will ever be there again. */
  | { readonly is: "gone" };

/** `tries`: with this one. `luck`: from 0 to 1, so that many do not come back at one moment. */
export function verdict({ status, retryAfter }: Tried, tries: number, luck: number): Verdict {
  if (status !== null && status >= 200 && status < 300) return { is: "sent" };
  if (status === 410) return { is: "gone" };
  const rests = status === null || status >= 500 || status === 429 || status === 408;
  const wait = waits[tries - 1];
  if (wait === undefined) return { is: "failed", rests };
  return { is: "again", wait: Math.max(Math.round(wait * (0.8 + 0.4 * luck)), Math.min(retryAfter ?? 0, hour)), rests };
}

/** How long a machine that failed so often in a row is left alone. */
export function pauseAfter(failures: number): number {
  return Math.min(5_000 * 2 ** Math.min(failures - 1, 20), longestPause);
}

const snippetOf = 300;

export function triedOf({ status, headers, body }: OutgoingAnswer): Tried {
  const seconds = /^\d{1,6}$/.exec(headers["retry-after"] ?? "")?.[0];
  const isTaken = status >= 200 && status < 300;
  return {
    status,
    // What was taken needs no words; what was not is shown to administrators, as text.
    answer: isTaken ? "" : body.slice(0, snippetOf),
    reason: null,
    retryAfter: seconds === undefined ? null : Number(seconds) * 1000,
  };
}
