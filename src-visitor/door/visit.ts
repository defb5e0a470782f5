import type { Device } from "../../src-shared/sites/conditions.ts";
import type { Facts } from "../../src-shared/sites/targeting.ts";

/** A visit ends when for so long no page of the site was opened, milliseconds. */
const pause = 1_800_000;
const visitsNote = "frontdesk-visits";
const fromNote = "frontdesk-from";

export interface Visit {
  /** What is known of him now, but for what can be had. `now`: of the hub's clock. */
  facts(now: number): Omit<Facts, "can">;
  /** What the page says of him or his basket; null takes a name back. */
  attributes(values: Readonly<Record<string, unknown>>): void;
}

/**
 * Counts the visits and keeps what the share hangs on, in the page’s own storage. Of all this only where he came from is told
 * to the panel, once he opens it.
 */
export function visitOf(address: () => string): Visit {
  const begun = performance.now();
  const kept = visitsIn(
    storageOf(() => localStorage),
    Date.now(),
  );
  const from = referrerIn(storageOf(() => sessionStorage));
  const own: Record<string, string | number | boolean> = {};
  return {
    attributes(values) {
      for (const [name, value] of Object.entries(values)) {
        if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") own[name] = value;
        else delete own[name];
      }
    },
    facts: (now) => ({
      url: address(),
      referrer: from,
      languages: navigator.languages,
      device: deviceOf(matchMedia("(pointer: coarse)").matches, Math.min(screen.width, screen.height)),
      seconds: (performance.now() - begun) / 1000,
      visits: kept.visits,
      attributes: own,
      seat: kept.seat,
      now,
    }),
  };
}

/** By how it is touched and how large it is, not by a name that browsers make up. `side`: the shorter one, CSS pixels. */
export function deviceOf(isCoarse: boolean, side: number): Device {
  return isCoarse ? (side < 600 ? "phone" : "tablet") : "desktop";
}

interface Kept {
  readonly seat: string;
  readonly visits: number;
  /** When a page was opened last. */
  readonly last: number;
}

/** The visit that this page belongs to, kept for the next one. */
export function visitsIn(storage: Pick<Storage, "getItem" | "setItem"> | undefined, now: number): Kept {
  const before = keptIn(storage?.getItem(visitsNote) ?? "");
  const visits = before === undefined ? 1 : now - before.last > pause ? before.visits + 1 : before.visits;
  const kept = { seat: before?.seat ?? seatOf(), visits, last: now };
  keep(storage, visitsNote, JSON.stringify(kept));
  return kept;
}

function keptIn(text: string): Kept | undefined {
  try {
    const { seat, visits, last } = (JSON.parse(text) ?? {}) as Partial<Kept>;
    return typeof seat === "string" && Number.isInteger(visits) && typeof last === "number"
      ? { seat: seat.slice(0, 40), visits: visits!, last }
      : undefined;
  } catch (error) {
    // Nothing yet, or what somebody else has written there.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const seatOf = (): string => crypto.getRandomValues(new Uint32Array(2)).join("-");

/** Where he came from to the first page of this visit; the site's own pages are no answer. */
function referrerIn(storage: Storage | undefined): string {
  const { referrer } = document;
  const isOwn = referrer.startsWith(`${location.origin}/`);
  const kept = storage?.getItem(fromNote);
  if (!isOwn && (referrer !== "" || kept === null)) keep(storage, fromNote, referrer);
  return isOwn ? (kept ?? "") : referrer || (kept ?? "");
}

/** A storage that is full, or that keeps nothing, is none. */
function keep(storage: Pick<Storage, "setItem"> | undefined, name: string, text: string): void {
  try {
    storage?.setItem(name, text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Undefined where the page's storage is blocked. */
function storageOf(find: () => Storage): Storage | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
