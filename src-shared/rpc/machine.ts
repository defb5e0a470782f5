import type { Stop } from "./pipe.ts";

/** What pure code needs from the machine it runs on; a test moves it by hand. */
export interface Machine {
  /** Epoch milliseconds. On the hub it is the hub's clock; elsewhere only differences count. */
  now(): number;
  /** Runs `work` once, `ms` from now, unless stopped. */
  after(ms: number, work: () => void): Stop;
  /** Cryptographically strong random bytes. */
  randomBytes(count: number): Uint8Array;
}

/** A UUIDv7 (RFC 9562 §5.7): 48 bits of epoch milliseconds, then 74 random bits. */
export function uuid7(machine: Machine): string {
  const bytes = machine.randomBytes(16);
  const time = machine.now();
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(time / 2 ** (40 - 8 * index)) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = hexOf(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 128 random bits as 32 hex digits: room names, visitors, tickets. */
export function random128(machine: Machine): string {
  return hexOf(machine.randomBytes(16));
}

/** A number in [0, 1) for jitter. */
export function fraction(machine: Machine): number {
  const bytes = machine.randomBytes(4);
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
