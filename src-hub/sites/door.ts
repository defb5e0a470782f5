import type { Site } from "./rows.ts";

/** What the hub writes into the built page, one placeholder each. */
export interface DoorPage {
  /** The page as it was built. */
  readonly built: string;
  readonly site: Site;
  /** Opens one visitor connection, for a minute. */
  readonly ticket: string;
  /** It is a page of its own (features 001-14), and stands in nobody's. */
  readonly isLanding?: boolean;
}

/** The widget's page for one site: the only thing a visitor's connection can come from. */
export function doorPage({ built, site, ticket, isLanding = false }: DoorPage): string {
  const values: Record<string, string> = {
    TICKET: ticket,
    SITE: site.key,
    PARENT: site.origins.join(" "),
    LANDING: isLanding ? "yes" : "",
  };
  return built.replace(/__FRONTDESK_(TICKET|SITE|PARENT|LANDING)__/g, (_, name: string) =>
    escapeHtml(values[name] ?? ""),
  );
}

/** For text and for attributes in either kind of quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface DoorAddresses {
  /** The hub as browsers reach it. */
  readonly publicUrl: string;
  /** LiveKit as browsers reach it; null when there is none. */
  readonly livekitPublicUrl: string | null;
  /** Where files go and come from; null where nobody sends any. */
  readonly filesUrl: string | null;
}

/** The headers of the widget's page: who may show it, and what it may reach. */
export function doorHeaders(site: Site, addresses: DoorAddresses): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": contentSecurity(site, addresses),
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    // A process of its own where the browser can: the work of chat and call is never the site's own.
    "origin-agent-cluster": "?1",
    // What a call needs and nothing else; the page around must allow it too.
    "permissions-policy":
      "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), fullscreen=(self), " +
      "clipboard-write=(self), speaker-selection=(self), geolocation=(self), usb=(), serial=(), hid=(), payment=()",
  };
}

function contentSecurity(site: Site, { publicUrl, livekitPublicUrl, filesUrl }: DoorAddresses): string {
  const sockets = [publicUrl, ...(livekitPublicUrl === null ? [] : [livekitPublicUrl])].flatMap(bothForms);
  const reached = filesUrl === null ? sockets : [...sockets, new URL(filesUrl).origin];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob: data:",
    "worker-src 'self' blob:",
    `connect-src 'self' ${[...new Set(reached)].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    // An origin is parsed before it is stored; a site without one is shown nowhere.
    `frame-ancestors ${site.origins.length === 0 ? "'none'" : site.origins.join(" ")}`,
  ].join("; ");
}

/** The same place for a socket and for requests: LiveKit is asked by both. */
export function bothForms(address: string): string[] {
  const { protocol, host } = new URL(address);
  const safe = protocol === "https:" || protocol === "wss:";
  return safe ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}
