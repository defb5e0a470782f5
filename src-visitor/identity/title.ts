let mark = "";

/** The page's own title, without what we have put before it. */
export function plainTitle(): string {
  const { title } = document;
  return mark !== "" && title.startsWith(mark) ? title.slice(mark.length) : title;
}

/** Puts the number of unread messages before the page's title, and takes it away again; what the page writes there stays. */
export function markTitle(count: number): void {
  const plain = plainTitle();
  mark = count > 0 ? `(${count > 99 ? "99+" : count}) ` : "";
  if (document.title !== mark + plain) document.title = mark + plain;
}
