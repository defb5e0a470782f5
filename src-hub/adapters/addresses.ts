import { isIPv6 } from "node:net";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { tokenBucket } from "../../src-shared/rpc/token-bucket.ts";

/** Who counts as one: an IPv4 address, or an IPv6 network of 64 bits, which is what one subscriber has. */
export function addressGroup(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!isIPv6(bare)) return bare;
  const [left = "", right] = bare.split("::");
  const head = left.split(":").filter((part) => part !== "");
  const tail = right === undefined ? [] : right.split(":").filter((part) => part !== "");
  const zeros = right === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(":")}::/64`;
}

/** Who sends from one place: an IPv4 network of 24 bits, an IPv6 one of 64. */
export function networkOf(address: string): string {
  const group = addressGroup(address);
  return group.includes(":") ? group : `${group.split(".").slice(0, 3).join(".")}.0/24`;
}

export interface AddressLimits {
  /** Sockets open at once. */
  readonly open: number;
  /** New sockets a second; ten times as many at once, for a whole office that comes back together. */
  readonly perSecond: number;
}

/** Keeps one address from taking all sockets. */
export interface Doorman {
  /** Counts one socket in; the answer counts it out. Throws `too-fast`. */
  enter(address: string): Stop;
}

interface Guest {
  open: number;
  readonly bucket: ReturnType<typeof tokenBucket>;
  at: number;
}

const forgetAfter = 60_000;
const sweepEvery = 1_000;

export function doorman(machine: Machine, limits: AddressLimits): Doorman {
  const guests = new Map<string, Guest>();
  let entries = 0;

  function guestOf(group: string): Guest {
    const found = guests.get(group);
    if (found) return found;
    const bucket = tokenBucket(machine, { rate: limits.perSecond, burst: limits.perSecond * 10 });
    const made = { open: 0, bucket, at: machine.now() };
    guests.set(group, made);
    return made;
  }

  function sweep(): void {
    const now = machine.now();
    for (const [group, guest] of guests) if (guest.open === 0 && now - guest.at > forgetAfter) guests.delete(group);
  }

  return {
    enter(address) {
      if (++entries % sweepEvery === 0) sweep();
      const guest = guestOf(addressGroup(address));
      guest.at = machine.now();
      if (guest.open >= limits.open) throw refuse("too-fast", "too-many-connections", { retryAfter: 5_000 });
      const wait = guest.bucket.take();
      if (wait !== 0)
        throw refuse("too-fast", "too-many-connections", { retryAfter: wait === "far-too-fast" ? 5_000 : wait });
      guest.open += 1;
      let inside = true;
      return () => {
        if (inside) guest.open -= 1;
        inside = false;
      };
    },
  };
}
