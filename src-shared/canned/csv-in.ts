// An apostrophe that only keeps a spreadsheet from calculating (see `csvOf`) is no part of the text.
const kept = /^'(?=\s*[=+\-@|%\t\r\uff1d\uff0b\uff0d\uff20])/;

/** The cells of a CSV file (RFC 4180), by line; separated by commas, or by semicolons as some spreadsheets write. Empty lines are left out. */
export function readCsv(content: string): string[][] {
  const text = content.replace(/^\ufeff/, "");
  const firstLine = text.split(/\r?\n/, 1)[0] ?? "";
  const comma = !firstLine.includes(",") && firstLine.includes(";") ? ";" : ",";
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    line.push(cell.replace(kept, ""));
    cell = "";
  };
  const endLine = () => {
    endCell();
    if (line.some((one) => one !== "")) lines.push(line);
    line = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === "") isQuoted = true;
    else if (sign === comma) endCell();
    else if (sign === "\n") endLine();
    else if (sign !== "\r") cell += sign;
  }
  endLine();
  return lines;
}
