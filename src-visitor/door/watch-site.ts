import { apart } from "./apart.ts";
import type { SiteNow } from "../../src-shared/sites/now.ts";

/** When the hub cannot be asked, again after so many milliseconds, twice as late each time. */
const [firstAgain, lastAgain] = [5_000, 60_000];
/** An answer that is no news should have waited; where it does not, the hub has no room for that and is asked now and then. */
const [atOnce, nowAndThen] = [1_000, 10_000];

export interface WatchedSite {
  readonly heard: (now: SiteNow) => void;
  /** It could not be asked: the hub is away, or the page forbids it. */
  readonly failed: () => void;
}

/** Hears who is there as soon as it changes, by an answer that waits for it; nobody asks while nobody sees the page. */
export function watchSite(address: string, { heard, failed }: WatchedSite): void {
  let known = "";
  let again = firstAgain;
  let asking: AbortController | undefined;

  async function ask(): Promise<void> {
    const own = (asking = new AbortController());
    const begun = performance.now();
    const next = (milliseconds: number) => setTimeout(() => own === asking && void ask(), apart(milliseconds));
    try {
      const answer = await fetch(`${address}?known=${known}`, { signal: own.signal });
      if (!answer.ok) throw new TypeError(`${address}: ${answer.status}`);
      const now = (await answer.json()) as SiteNow;
      again = firstAgain;
      const isNews = now.known !== known;
      known = now.known;
      if (isNews) heard(now);
      next(isNews || performance.now() - begun > atOnce ? 0 : nowAndThen);
    } catch (error) {
      if (own.signal.aborted) return;
      console.debug(error);
      failed();
      next(again);
      again = Math.min(lastAgain, 2 * again);
    }
  }

  function seen(): void {
    asking?.abort();
    asking = undefined;
    if (!document.hidden) void ask();
  }
  document.addEventListener("visibilitychange", seen);
  seen();
}
