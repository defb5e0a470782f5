import { domainToASCII } from "node:url";

/** As long as an address may be (RFC 5321 §4.5.3.1). */
const longest = 254;
const local = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * One address that mail may go to, in the form in which it is kept and compared: lower case, the domain in ASCII.
 * Undefined for anything else: lists, names beside it, quoted parts, addresses of machines (`a@[10.0.0.1]`), line breaks.
 */
export function mailAddress(written: string): string | undefined {
  const text = written.trim();
  if (text.length > longest) return undefined;
  const at = text.lastIndexOf("@");
  const [name, host] = [text.slice(0, at), domainToASCII(text.slice(at + 1)).toLowerCase()];
  if (at < 1 || !local.test(name) || name.startsWith(".") || name.endsWith(".") || name.includes(".."))
    return undefined;
  return domain.test(host) ? `${name.toLowerCase()}@${host}` : undefined;
}

/** For who must know which address it is without being told it: `m…@garden.example`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}…${address.slice(at)}`;
}
