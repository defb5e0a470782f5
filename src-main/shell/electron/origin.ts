/** Our own scheme: a secure origin of its own, so that storage, permissions and CSP work as they do on the web. */
export const scheme = "frontdesk";
export const origin = `${scheme}://desk`;
export const pageUrl = `${origin}/`;

/** The origin of a URL. Node's own `URL.origin` is "null" for every scheme that it does not know. */
export function originOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && parsed.host !== "" ? `${parsed.protocol}//${parsed.host}` : null;
}
