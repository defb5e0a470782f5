import type { Stop } from "../../src-shared/rpc/pipe.ts";

/**
 * Who is there, told by the browser's locks: a page holds one as long as it lives, and whoever waits for it gets it the
 * moment that page is closed, reloaded or has crashed. No timer, which a page behind other windows could not rely on.
 */
export interface Lives {
  /** Holds the name for the life of this page, from when it resolves; `lost`: another page has taken it. */
  live(name: string, lost?: () => void): Promise<void>;
  /** Told once, when nobody lives under this name any more; at once when nobody does. */
  onGone(name: string, gone: () => void): Stop;
}

/** The name of the desk's own window. */
export const deskLife = "frontdesk.desk-window";
/** The name of a conversation's own window. */
export const lifeOf = (conversation: string): string => `frontdesk.window.${conversation}`;

/** A newer page of the same name takes the older one's place. */
export function livesBy(locks: Pick<LockManager, "request">): Lives {
  return {
    live: (name, lost = () => {}) =>
      new Promise((living) => {
        const held = () => {
          living();
          return new Promise<never>(() => {});
        };
        locks.request(name, { steal: true }, held).catch(lost);
      }),
    onGone(name, gone) {
      const stop = new AbortController();
      // Let go at once: it was wanted for its news alone. An abort is our own.
      locks.request(name, { signal: stop.signal }, () => void (stop.signal.aborted || gone())).catch(() => undefined);
      return () => stop.abort();
    },
  };
}
