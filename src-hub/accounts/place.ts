import { BlockList, isIP } from "node:net";
import type { SignInPlace } from "../../src-shared/accounts/sign-ins.ts";

const here = listOf(["127.0.0.0/8"]);
const inside = listOf([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
  "fe80::/10",
]);

/** From where somebody asks. `group`: an IPv4 address, or an IPv6 network (see `addressGroup`). */
export function placeOf(group: string): SignInPlace {
  const address = group.replace(/\/64$/, "").replace(/^(?:0:){4}:$/, "::");
  const kind = { 4: "ipv4", 6: "ipv6" } as const;
  const version = isIP(address);
  if (version !== 4 && version !== 6) return "internet";
  // The network of ::1. Not in the list: a BlockList counts IPv4 addresses among ::ffff:0:0/96, which lies in it.
  if (address === "::" || here.check(address, kind[version])) return "here";
  return inside.check(address, kind[version]) ? "private" : "internet";
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), address.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
}
