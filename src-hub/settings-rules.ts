import { isIPv4 } from "node:net";
import { mailAddress } from "./mail/address.ts";

// Each takes a text from outside and answers with it in its plain form, or throws an Error that says what it must be.

/** This machine and no other: 127.0.0.0/8, ::1, localhost. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").replace(/^::ffff:/, "");
  return bare === "localhost" || bare === "::1" || (isIPv4(bare) && bare.startsWith("127."));
}

/** `scheme://host[:port]` of the web, and nothing behind it. */
export function originOf(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !isBare(url))
    throw new Error('must be an origin like "https://shop.example", without path, name or password');
  return url.origin;
}

/** Where browsers reach the hub: secrets pass there, so it is `https` wherever others could listen. */
export function publicOrigin(value: string): string {
  const url = URL.canParse(value) ? new URL(value.replace(/^ws/, "http")) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !isBare(url))
    throw new Error('must be an origin like "https://desk.example", without path, name or password');
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    throw new Error("must begin with https: outside this machine, visitors and agents send secrets to it");
  return url.origin;
}

/** `inside` is hub to server, often in one network; `outside` is for browsers. */
export function livekitAddress(value: string, side: "inside" | "outside"): string {
  const url = URL.canParse(value) ? new URL(value.replace(/^http/, "ws")) : undefined;
  if (!url || !/^wss?:$/.test(url.protocol) || !isBare(url))
    throw new Error('must be an address like "wss://livekit.example", without path, name or password');
  if (side === "outside" && url.protocol === "ws:" && !isLoopback(url.hostname))
    throw new Error("must begin with wss: browsers refuse anything else outside this machine");
  return `${url.protocol}//${url.host}`;
}

/** A mail server; name and password are before its host. */
export function smtpAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url && url.pathname.replace(/\/$/, "") === "" && url.search === "" && url.hash === "";
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "" || !isPlain)
    throw new Error('must be an address like "smtps://name:password@mail.example:465"');
  return url.href;
}

/** An address, or a name and an address in angle brackets. */
export function mailSender(value: string): string {
  const [, name = "", inner] = /^([^<>"\r\n]*)<([^<>]+)>$/.exec(value) ?? [];
  const address = mailAddress(inner ?? value);
  if (address === undefined) throw new Error('must be an address like "Garden <help@garden.example>"');
  return name.trim() === "" ? address : `${name.trim()} <${address}>`;
}

function isBare(url: URL): boolean {
  return (
    url.pathname.replace(/\/$/, "") === "" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "" &&
    url.password === ""
  );
}
