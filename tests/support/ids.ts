/** A UUID that says its number, so that a failing test can be read. */
export function idOfNumber(number: number, kind = 0): string {
  return `00000000-0000-7000-8${String(kind).padStart(3, "0")}-${String(number).padStart(12, "0")}`;
}
