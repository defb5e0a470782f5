// What a spreadsheet takes for a formula when it stands first in a cell (reliability.md W4); full-width forms as well, and
// also behind what nobody sees: some programs take that away when they read a file.
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\t\r\uff1d\uff0b\uff0d\uff20]/u;

/**
 * Rows as CSV (RFC 4180) with a first row of names. Every cell is quoted; one that a spreadsheet would calculate begins
 * with an apostrophe, so that it stays the text that somebody typed. A number is no text, and stays one.
 */
export function csvOf(names: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number | null>>): string {
  const line = (cells: ReadonlyArray<string | number | null>) => cells.map(cell).join(",");
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${[names, ...rows].map(line).join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  // oxlint-disable-next-line no-control-regex
  const text = (value ?? "").replace(/\0/g, "");
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
