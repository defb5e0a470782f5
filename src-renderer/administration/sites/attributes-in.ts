/** `basket=120, level=gold` as the attributes of a page; what has no sign between is there without a value. */
export function attributesIn(written: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const piece of written.split(",")) {
    const [name = "", ...value] = piece.split("=");
    if (name.trim() !== "") found[name.trim()] = value.length === 0 ? "true" : value.join("=").trim();
  }
  return found;
}
