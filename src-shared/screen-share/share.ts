/** What of a machine can be shared, as the browser names it; `unknown` where it does not say. */
export type ShareSurface = "screen" | "window" | "tab" | "unknown";

/** One capture that a person chose. `id` is this page's own number for it, never used twice. */
export interface ShareSource {
  readonly id: number;
  /** As the system calls it: a window's title or a tab's name. Untrusted text; empty where the browser keeps it to itself. */
  readonly label: string;
  readonly surface: ShareSurface;
  /** The person ticked that its sound is sent as well, and the system gave it. */
  readonly sound: boolean;
}

/** Why a screen cannot be captured or sent. */
export type ShareFailure =
  /** The system forbids this program to see the screen. */
  | "blocked"
  /** There is nothing to capture, or it went before it could be. */
  | "missing"
  /** The system did not hand it over. */
  | "in-use"
  /** This browser cannot capture a screen at all. */
  | "unsupported"
  /** It was captured, and the media server took it not. */
  | "not-sent"
  | "failed";

/** How a share came to its end, for the one sentence that says so. `ended`: by the system, the browser's own bar or a closed window. */
export type ShareEnd = "stopped" | "ended" | "left" | ShareFailure;

/**
 * One side's own share (features 1.4): off → picking → live → off again, and why. That the other side asks for one is the
 * hub's to say, see `requests`. While another source is picked, the one before goes on.
 */
export type Share =
  | { readonly is: "off"; readonly after: ShareEnd | null }
  | { readonly is: "picking"; readonly pick: number; readonly meanwhile: ShareSource | null }
  | { readonly is: "live"; readonly source: ShareSource };

export type ShareEvent =
  | { readonly type: "pick"; readonly pick: number }
  | { readonly type: "picked"; readonly pick: number; readonly source: ShareSource }
  /** `why` is null when the person closed the picker. */
  | { readonly type: "unpicked"; readonly pick: number; readonly why: ShareFailure | null }
  | { readonly type: "stop" }
  /** The source went by itself. */
  | { readonly type: "ended"; readonly source: number }
  | { readonly type: "not-sent"; readonly source: number }
  /** The call is over here, or is given up as lost. */
  | { readonly type: "left" }
  /** The browser changed what the same capture shows, because the person said so in its own bar. */
  | { readonly type: "changed"; readonly source: ShareSource };

export const noShare: Share = { is: "off", after: null };

/** What is shown to the other side now: all else that was captured has to be let go. */
export function sharedNow(share: Share): ShareSource | null {
  if (share.is === "live") return share.source;
  return share.is === "picking" ? share.meanwhile : null;
}

/** Answers the same object for whatever does not concern it: late answers of a picker, the end of what is gone already. */
export function nextShare(share: Share, event: ShareEvent): Share {
  const now = sharedNow(share);
  switch (event.type) {
    case "pick":
      return share.is === "picking" ? share : { is: "picking", pick: event.pick, meanwhile: now };
    case "picked":
      return isPick(share, event.pick) ? { is: "live", source: event.source } : share;
    case "unpicked":
      if (!isPick(share, event.pick)) return share;
      return now ? { is: "live", source: now } : { is: "off", after: event.why };
    case "stop":
      return share.is === "off" ? share : { is: "off", after: now ? "stopped" : null };
    case "left":
      return share.is === "off" ? share : { is: "off", after: now ? "left" : null };
    case "ended":
    case "not-sent":
      if (now?.id !== event.source) return share;
      // The picker stands open still: only what went on behind it is over.
      return share.is === "picking" ? { ...share, meanwhile: null } : { is: "off", after: event.type };
    case "changed":
      if (now?.id !== event.source.id) return share;
      return share.is === "picking" ? { ...share, meanwhile: event.source } : { is: "live", source: event.source };
  }
}

function isPick(share: Share, pick: number): boolean {
  return share.is === "picking" && share.pick === pick;
}
