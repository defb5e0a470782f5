/** What the loader hands to the file that it fetches; both are of one hub, but may be of two builds for some minutes. */
export interface Begin {
  /** The hub's origin. */
  readonly hub: string;
  /** The site's public key, out of the page's tag. */
  readonly site: string;
  /** Everything else that the tag says: `button`, `show`. */
  readonly dataset: DOMStringMap;
  /** What `/site/<key>.json` answered, not looked at yet; undefined: it was refused, or the page may not ask. */
  readonly published: unknown;
  /** What the page has called so far, in its order. */
  readonly calls: readonly Call[];
  /** `window.Frontdesk`: its functions only queue until they are replaced. */
  readonly api: Record<string, (...values: unknown[]) => unknown>;
}

/** One call of the page's, such as `Frontdesk.open()`, that waits for somebody who answers it. */
export interface Call {
  readonly name: string;
  readonly values: readonly unknown[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** The functions of `window.Frontdesk`; until the second file is there, each call of one is kept for it. */
export const apiNames = ["open", "close", "show", "hide", "identify", "setAttributes", "on", "logOut"] as const;
export type ApiName = (typeof apiNames)[number];
