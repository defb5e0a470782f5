/**
 * The headers of everything that the desk's window loads, the same in both shells: scripts and styles come from our own
 * files only, the page talks to the origins it was given and to nothing else, and nobody may frame it.
 */
export interface ContentSecurity {
  /** Where the page may connect to: `http(s)` or `ws(s)` URLs; only their origins count. */
  readonly connect: readonly string[];
  /** Whose pages may stand inside it: https URLs; only their origins count. None: nobody's. */
  readonly frames?: readonly string[];
  /** The origin of the page's own WebSocket, where it has one (CSP Level 2 browsers don't count it as 'self'). */
  readonly socket?: string;
}

const permissions = ["camera", "microphone", "display-capture", "speaker-selection", "fullscreen", "autoplay"];
const refused = ["geolocation", "usb", "serial", "payment", "midi", "idle-detection"];

/** Throws a sentence when one of `connect` is not an http(s) or ws(s) URL, or one of `frames` no https one: it would change the policy's meaning. */
export function contentSecurity({ connect, frames = [], socket }: ContentSecurity): Record<string, string> {
  const origins = [...new Set([...connect, ...(socket === undefined ? [] : [socket])].flatMap(bothSchemes))];
  const policy = {
    "default-src": "'none'",
    // Compiled code is needed by the background blur alone, which loads its own file of it. Text is never evaluated.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "media-src": "'self' blob: mediastream:",
    "connect-src": ["'self'", ...origins].join(" "),
    "worker-src": "'self' blob:",
    "frame-src": [...new Set(frames.map(framed))].join(" ") || "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "object-src": "'none'",
  };
  return {
    "Content-Security-Policy": Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": [
      ...permissions.map((feature) => `${feature}=(self)`),
      ...refused.map((feature) => `${feature}=()`),
    ].join(", "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}

function framed(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== "https:" || !url.host)
    throw new Error(`The window cannot be allowed to show "${text}" inside itself: not an https address.`);
  return url.origin;
}

/** Who may open a socket to a host may ask it over HTTP too: media clients do, to learn why a socket failed. */
function bothSchemes(text: string): string[] {
  const url = URL.parse(text);
  if (!url || !/^(https?|wss?):$/.test(url.protocol) || !url.host)
    throw new Error(`The window cannot be allowed to connect to "${text}": not an http, https, ws or wss address.`);
  const secure = url.protocol === "https:" || url.protocol === "wss:";
  return secure ? [`https://${url.host}`, `wss://${url.host}`] : [`http://${url.host}`, `ws://${url.host}`];
}
