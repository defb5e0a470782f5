import type { ConnectorBody, Framing } from "../../src-shared/connectors/model.ts";
import { type Outgoing, type OutgoingAnswer, OutgoingError } from "../outgoing/port.ts";

/** Somebody waits for his form to be saved, milliseconds. */
const within = 5_000;

/** The origins of desks: the browser shell's, on any port, and Electron's. A page stands in both, or its records open outside. */
const desks = ["http://127.0.0.1:1", "frontdesk://desk"].map((address) => new URL(address));

/** The template of a connector whose records open beside the conversation; null: there is none. */
export function panelTemplate(body: ConnectorBody): string | null {
  return body.kind === "url" && body.settings.openIn === "panel" ? body.settings.openUrl : null;
}

/** The page behind a template without anything of a visitor in it; undefined: no address at all (a port that there is not). */
export const bareAddress = (template: string): URL | undefined =>
  URL.parse(template.replaceAll(/\{\w+\}/g, "")) ?? undefined;

/** Whether a page that was looked at is shown beside a conversation. What was not seen is tried: a desk may reach more than its hub. */
export const mayFrame = (framing: Framing | null): boolean => framing !== "refuses" && framing !== "elsewhere";

/**
 * Looks at the page of a template, as a stranger and with no visitor's data, whether it would let itself be shown inside
 * the desk. A desk cannot see a refusal itself: its frame stays empty and says nothing.
 */
export async function lookAtPage(outgoing: Outgoing, template: string): Promise<Framing> {
  const address = bareAddress(template);
  if (!address) return "unseen";
  try {
    const headers = { accept: "text/html,*/*;q=0.1" };
    // Nothing secret is sent: this only keeps a redirect from being followed to another site, which no frame would show.
    return framingOf(await outgoing.send({ url: address.href, method: "GET", headers, secretHeaders: {}, within }));
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    return error.reason === "redirect-elsewhere" ? "elsewhere" : "unseen";
  }
}

/** What an answer says of being framed by a desk: `frame-ancestors` of each policy, else `X-Frame-Options`. */
export function framingOf({ status, headers }: Pick<OutgoingAnswer, "status" | "headers">): Framing {
  const policies = (headers["content-security-policy"] ?? "").split(",").flatMap((policy) => ancestorsOf(policy) ?? []);
  const options = (headers["x-frame-options"] ?? "").toLowerCase();
  const refuses =
    policies.length > 0
      ? policies.some((sources) => !desks.every((desk) => sources.some((source) => admits(source, desk))))
      : options.split(",").some((one) => ["deny", "sameorigin"].includes(one.trim()));
  if (refuses) return "refuses";
  return status >= 400 ? "unseen" : "fits";
}

/** The sources of the first `frame-ancestors` in one policy, in a list of one; undefined: it says nothing of it. */
function ancestorsOf(policy: string): string[][] | undefined {
  for (const directive of policy.split(";")) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/);
    if (name === "frame-ancestors") return [sources];
  }
  return undefined;
}

/** CSP 3, "does URL match expression": a star means network addresses only, and a desk's port may be any. */
function admits(source: string, { protocol, hostname }: URL): boolean {
  if (source === "*") return protocol === "http:";
  if (source === protocol) return true;
  const [, scheme, host, port] = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(source) ?? [];
  if (host === undefined || (scheme !== undefined && scheme !== protocol)) return false;
  return host === hostname && (protocol === "http:" ? scheme !== undefined && port === "*" : scheme !== undefined);
}
