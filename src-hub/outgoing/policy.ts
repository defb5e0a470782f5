import ipaddr from "ipaddr.js";

/** What an own network or a test may be reached by, beside the open internet: hosts and networks from `OUTGOING_ALLOW`. */
export interface Allowed {
  /** In small letters; `port` null: any. */
  readonly hosts: ReadonlyArray<{ readonly host: string; readonly port: number | null }>;
  readonly networks: ReadonlyArray<[ipaddr.IPv4 | ipaddr.IPv6, number]>;
}

/** Why something was not sent, as a text id. */
export type OutgoingRefusal =
  | "url-wrong"
  | "address-credentials"
  | "address-scheme"
  | "address-port"
  | "address-inside";

const entry = /^(?<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(?<port>\d{1,5}))?$/i;

/** Reads one entry: `crm.internal`, `crm.internal:8443`, `10.0.0.0/8`. Throws an Error that says what it must be. */
export function readAllowed(entries: readonly string[]): Allowed {
  const hosts: Array<Allowed["hosts"][number]> = [];
  const networks: Array<Allowed["networks"][number]> = [];
  for (const one of entries) {
    if (one.includes("/")) {
      if (!ipaddr.isValidCIDR(one)) throw new Error(`names "${one}", which is no network like "10.0.0.0/8"`);
      networks.push(ipaddr.parseCIDR(one) as [ipaddr.IPv4 | ipaddr.IPv6, number]);
      continue;
    }
    const { host, port } = entry.exec(one)?.groups ?? {};
    if (host === undefined)
      throw new Error(`names "${one}", which is no host like "crm.example" or "crm.example:8443"`);
    hosts.push({ host: bare(host), port: port === undefined ? null : Number(port) });
  }
  return { hosts, networks };
}

/**
 * Whether this address may be asked at all: `https` on its own port, without name and password. A host that is allowed by
 * name may be reached by `http` and on any port that is allowed. The names of the address are not looked up here.
 */
export function judgeUrl(url: URL, allowed: Allowed): OutgoingRefusal | null {
  if (url.protocol !== "https:" && url.protocol !== "http:") return "address-scheme";
  if (url.username !== "" || url.password !== "") return "address-credentials";
  if (url.hostname === "") return "url-wrong";
  if (isNamed(url, allowed)) return null;
  if (isLiteralInside(url)) return "address-inside";
  if (url.protocol !== "https:") return "address-scheme";
  return url.port === "" || url.port === "80" ? null : "address-port";
}

/** Whether a machine may be connected to: on the open internet, or allowed. `url` is what it was found by. */
export function mayConnect(address: string, url: URL, allowed: Allowed): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return isOpen(parsed) || isNamed(url, allowed) || inNetworks(parsed, allowed);
}

/** No name but an address, and one that nobody outside has. */
function isLiteralInside({ hostname }: URL): boolean {
  const host = bare(hostname);
  return ipaddr.isValid(host) && !isOpen(ipaddr.parse(host));
}

/** Allowed by name, or an address itself within an allowed network. */
function isNamed(url: URL, { hosts, networks }: Allowed): boolean {
  const host = bare(url.hostname);
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (hosts.some((one) => one.host === host && (one.port === null || one.port === port))) return true;
  return ipaddr.isValid(host) && inNetworks(ipaddr.parse(host), { hosts, networks });
}

function inNetworks(address: ipaddr.IPv4 | ipaddr.IPv6, { networks }: Allowed): boolean {
  return networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
}

/** 2000::/3 is all of IPv6 that is given out; within it, what stands for something else is named by its range. */
const globalIpv6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/** On the open internet: no network of its own kind, no way to write an inner address in other letters (NAT64, 6to4, mapped). */
function isOpen(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(globalIpv6[0], globalIpv6[1]);
}

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
