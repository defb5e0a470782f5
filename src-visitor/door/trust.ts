/** The part of a window message that tells who sent it. */
export interface Sender {
  readonly origin: string;
  readonly source: unknown;
}

/** What the frame says when it is ready for its port; there is no secret in it. */
export const readyWord = "frontdesk-ready";
/** What the loader answers, with the port. */
export const portWord = "frontdesk-port";

/** The loader's check: the word came from the very frame that we made, which still shows the hub. */
export function fromFrame(sender: Sender, hub: string, frame: unknown): boolean {
  return sender.origin === hub && frame !== null && sender.source === frame;
}

/** The frame's check: the port came from the page around us, and that page's origin is one of the site's. */
export function fromSite(sender: Sender, origins: readonly string[], parent: unknown): boolean {
  return sender.source === parent && origins.includes(sender.origin);
}

/** The origins that the hub wrote into the page, separated by spaces. */
export function originsOf(list: string): string[] {
  return list.split(/\s+/).filter((origin) => /^https?:\/\/[^/*]+$/.test(origin));
}

/** The address that the agent may see: a fragment can carry secrets (sign-in answers), unless it is a route. */
export function addressOf(href: string): string {
  const [address = "", ...fragment] = href.split("#");
  const route = fragment.join("#");
  return /^!?\//.test(route) ? `${address}#${route}` : address;
}
