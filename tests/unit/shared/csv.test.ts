import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf } from "../../../src-shared/text/csv.ts";

/** As a spreadsheet reads it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  cell.lastIndex = 1;
  for (let found = cell.exec(csv); found; found = cell.exec(csv)) {
    row.push(found[1]!.replaceAll('""', '"'));
    if (found[2] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test("every cell comes out as it went in, whatever stands in it, but for the apostrophe before a formula", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (rows) => {
        const read = cellsOf(csvOf(rows));
        expect(read.map((row) => row.map((one) => one.replace(/^'/, "")))).toEqual(
          rows.map((row) => row.map((one) => one.replace(/^'/, ""))),
        );
      },
    ),
  );
});

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
  "\u00a0=1",
  "\u0000=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  "|cmd",
  "%0A=1",
  '=HYPERLINK("http://x","y")',
])("no cell is a formula: %j", (written) => {
  expect(cellsOf(csvOf([[written]]))).toEqual([[`'${written}`]]);
});

test("what is none is left as it is", () => {
  const rows = [["Anna", "a=b", "1", "2026-11-21T21:00:00.000Z", 'said "no"', ""]];
  expect(cellsOf(csvOf(rows))).toEqual(rows);
});
