/**
 * A table as a CSV file that spreadsheets open as it is (RFC 4180, with a byte order mark). No cell is a formula: one that
 * begins as they do gets an apostrophe before it, which spreadsheets show as text (OWASP, CSV injection).
 */
export function csvOf(rows: ReadonlyArray<readonly string[]>): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// Also after spaces and controls, which some spreadsheets drop; full-width signs count as signs there.
const formula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

function cell(value: string): string {
  const plain = formula.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${plain.replaceAll('"', '""')}"`;
}
