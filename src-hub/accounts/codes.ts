import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";

// RFC 6238 as every code app knows it: SHA-1, six digits, thirty seconds. One step of difference is allowed either way.

const period = 30;
const digits = 6;
const window = 1;
const secretBytes = 20;
const howManyRecoveryCodes = 10;

/** A new secret in Base32. */
export function newCodeSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What the picture for the app says. */
export function codeUri(secret: string, house: string, account: string): string {
  return totpOf(secret, { issuer: house, label: account }).toString();
}

/** The step whose code this is, or null. `at`: epoch milliseconds. */
export function stepOf(secret: string, code: string, at: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at, window });
  return delta === null ? null : TOTP.counter({ period, timestamp: at }) + delta;
}

/** The code of that moment, as the app shows it. */
export function codeAt(secret: string, at: number): string {
  return totpOf(secret).generate({ timestamp: at });
}

function totpOf(secret: string, names: { issuer?: string; label?: string } = {}): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits, period });
}

/** What was typed, without blanks and hyphens, in small letters. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, "").toLowerCase();
}

export function isAppCode(plain: string): boolean {
  return /^\d{6}$/.test(plain);
}

// As in passwords: nothing that looks like something else.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes that each let in once: twelve letters and digits, 59 bits. */
export function newRecoveryCodes(): string[] {
  const letter = () => letters[randomInt(letters.length)] ?? "";
  const code = () => Array.from({ length: 12 }, letter).join("");
  return Array.from({ length: howManyRecoveryCodes }, () => code().replace(/(.{4})(?!$)/g, "$1-"));
}
