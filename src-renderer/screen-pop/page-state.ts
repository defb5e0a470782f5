/**
 * What the desk knows of a page beside a conversation. A page that refuses to be framed "has loaded" as any other for the
 * window: that is why the hub looks for it beforehand, and why nothing here says that a page works.
 */
export type PageState = "loading" | "slow" | "loaded" | "unknown" | "elsewhere";

/** So long a page may take before it is said that it has not come, milliseconds. */
export const slowAfter = 10_000;

/** So soon after it was kept from an address a frame has loaded nothing in its place, milliseconds. */
export const keptFor = 2_000;

const originIn = (address: string): string | undefined => URL.parse(address)?.origin;

/**
 * The window's own policy kept a frame from an address. `page`: the one that is shown. Its own site: the house set it up
 * after this window was loaded. Another site: it wanted to lead there. Undefined: nothing of this page.
 */
export function keptFrom(
  page: string,
  { effectiveDirective, blockedURI }: Pick<SecurityPolicyViolationEvent, "effectiveDirective" | "blockedURI">,
): "unknown" | "elsewhere" | undefined {
  if (effectiveDirective !== "frame-src") return undefined;
  return originIn(blockedURI) === originIn(page) ? "unknown" : "elsewhere";
}

/** What the page may do: no windows of its own where the desk's names for windows could be taken (Electron). */
export const sandboxOf = (isBrowser: boolean): string =>
  ["allow-scripts", "allow-forms", "allow-same-origin", "allow-downloads", ...(isBrowser ? ["allow-popups"] : [])].join(
    " ",
  );
