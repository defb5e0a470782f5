import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf } from "../../../src-shared/text/csv.ts";

/** A reader as RFC 4180 has it. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  const part = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.replace(/^\ufeff/, "").matchAll(part)) {
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test.each([
  "=1+1",
  "=cmd|' /C calc'!A0",
  "+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1",
  "|x",
  "%0A=1",
  "＝1",
  '=HYPERLINK("https://evil.example","x")',
])("%j is no formula in a cell", (text) => {
  const [, [cell] = []] = read(csvOf(["a"], [[text]]));
  expect(cell).toBe(`'${text}`);
});

test("whatever is typed comes out as it was, cell by cell, and no cell begins with what a spreadsheet calculates", () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\n", "\r", "a", "\t") }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }), (rows) => {
      const [, ...cells] = read(csvOf(["a", "b"], rows));
      expect(cells).toHaveLength(rows.length);
      for (const [row, columns] of cells.entries())
        for (const [column, cell] of columns.entries()) {
          const typed = rows[row]![column]!.replaceAll("\0", "");
          expect([typed, `'${typed}`]).toContain(cell);
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
        }
    }),
    { numRuns: 500 },
  );
});

test("numbers stay numbers, and nothing is an empty cell", () => {
  expect(csvOf(["n"], [[-5, null]])).toBe('\ufeff"n"\r\n-5,""\r\n');
});
