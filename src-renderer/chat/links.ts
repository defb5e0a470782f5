/** The address when it is an http or https one without a name and password in it, else undefined. */
export function safeHref(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return undefined;
  return url.username || url.password ? undefined : url.href;
}
