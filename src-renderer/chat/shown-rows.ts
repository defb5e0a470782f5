/** Brings the row of a key to the middle of its list; false when the list has none. */
type Show = (key: string) => boolean;

const lists = new WeakMap<Element, Show>();

/** While a list is there, its rows can be found by its element, also those that are far from the screen. */
export function remembersShowing(list: Element | null, show: Show): () => void {
  if (!list) return () => {};
  lists.set(list, show);
  return () => void lists.delete(list);
}

/** Brings a row before the eyes in the list that is this element; false when it has none of that key. */
export function showRow(list: Element, key: string): boolean {
  return lists.get(list)?.(key) ?? false;
}
