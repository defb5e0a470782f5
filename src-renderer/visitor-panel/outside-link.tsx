import { safeHref } from "../chat/links.ts";

/** An address as words; a link only when it is a plain one of the web. What a visitor or a site wrote is never markup. */
export function OutsideLink({ address, words = address }: { address: string; words?: string }) {
  const href = safeHref(address);
  if (!href) return <span title={address}>{words}</span>;
  return (
    <a href={href} title={address} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}
