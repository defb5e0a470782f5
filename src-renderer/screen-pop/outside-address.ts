const longest = 2_000;

/**
 * The address of another system that may be opened in the person's own browser, in its plain form; undefined for what is
 * none: https only, a host, no name and password, nothing that a program in between could read otherwise. The same rule as
 * main's (`externalLink`), which sees it again.
 */
export function outsideAddress(written: string): string | undefined {
  if (written.length > longest || !/^https:\/\/[^\s\\/?#@]+(?:[/?#]|$)/i.test(written)) return undefined;
  // A line break or another control sign in it: a reader that drops it reads another address.
  // oxlint-disable-next-line no-control-regex
  if (/[\s\\\0-\x1f\x7f]/.test(written)) return undefined;
  const url = URL.parse(written);
  if (!url || url.protocol !== "https:" || url.hostname === "" || url.username !== "" || url.password !== "")
    return undefined;
  return url.href;
}

/** Its host as the network knows it: a name that only looks like another is seen. */
export const hostOf = (address: string): string => URL.parse(address)?.host ?? "";
