import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../../../src-shared/canned/csv-in.ts";
import { cannedAsCsv, cannedAsJson, type CannedEntry, readCanned } from "../../../../src-shared/canned/exchange.ts";
import { type CannedFolder, CannedFolderId, CannedId } from "../../../../src-shared/canned/model.ts";
import { cleanLine, cleanText } from "../../../../src-shared/text/clean.ts";

const uuid = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;

function folderOf(entries: readonly CannedEntry[]): CannedFolder {
  const id = CannedFolderId.parse(uuid(0));
  const responses = entries.map((entry, index) => ({
    id: CannedId.parse(uuid(index + 1)),
    folder: id,
    files: [],
    ...entry,
  }));
  return { id, name: "=Folder", scope: { kind: "personal" }, position: 0, responses };
}

const words = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom("=1+1", "@x", "a\nb", 'say "a, b"', "-5 %", "+", ";", "{?What|none}", "\tx"),
);
// An apostrophe before what a spreadsheet would calculate is taken for the one that keeps it from that.
const text = words.map(cleanText).filter((one) => one !== "" && !/^'\s*[=+\-@|%\t\r＝＋－＠]/.test(one));
const line = text.map(cleanLine).filter((one) => one !== "" && one.length <= 120);
const entries = fc
  .array(
    fc.record({
      title: line,
      text,
      variants: fc.uniqueArray(fc.record({ language: fc.constantFrom("fi", "de", "pt-BR"), text }), {
        selector: ({ language }) => language,
      }),
    }),
    { maxLength: 5 },
  )
  .map((all) => all.map((one, index) => ({ shortcut: `s-${index}`, ...one })));

test("what is written to a file is read from it: JSON and CSV", () => {
  fc.assert(
    fc.property(entries, (all) => {
      for (const write of [cannedAsJson, cannedAsCsv])
        expect(readCanned(write([folderOf(all)]))).toEqual({ entries: all, wrong: [] });
    }),
  );
});

test("no cell of the file is a formula", () => {
  fc.assert(
    fc.property(entries, (all) => {
      for (const cells of readRaw(cannedAsCsv([folderOf(all)])))
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@|%\t\r＝＋－＠]/);
    }),
  );
});

/** As a spreadsheet reads it, with the apostrophes. */
const readRaw = (csv: string) =>
  readCsv(csv.replaceAll("\"'", "\"\u0001'")).map((row) => row.map((cell) => cell.replace("\u0001", "")));

test("columns in any order, semicolons and bare cells are read; a title that is missing is the shortcut", () => {
  expect(readCanned("Text;Shortcut;Language\r\nHello, you;hi;\r\nHei;hi;fi\r\n\r\n")).toEqual({
    entries: [{ shortcut: "hi", title: "hi", text: "Hello, you", variants: [{ language: "fi", text: "Hei" }] }],
    wrong: [],
  });
});

test("what cannot be taken is named with why, and the rest is taken", () => {
  const file =
    "shortcut,title,language,text\nhi,Hi,,Hello\ntwo words,Hi,,Hello\n,Hi,,Hello\nHI,Again,,Hello\nbye,Bye,,Bye\nbye,Bye,klingon!,Bye\nlast,,,\n";
  expect(readCanned(file)).toEqual({
    entries: [{ shortcut: "hi", title: "Hi", text: "Hello", variants: [] }],
    wrong: [
      { where: "3", reason: "shortcut-wrong" },
      { where: "4", reason: "shortcut-missing" },
      { where: "5", reason: "shortcut-twice" },
      { where: "6", reason: "language-wrong" },
      { where: "8", reason: "text-empty" },
    ],
  });
  expect(readCanned('[{"shortcut":"hi"},7]')?.wrong.map(({ where }) => where)).toEqual(["/hi", "2"]);
});

test.each(["", "nothing of the kind", "{", '{"a":1}', "null", "\u0000\u0001", "a,b\n1,2"])(
  "%j is no such file",
  (content) => {
    expect(readCanned(content)).toBeNull();
  },
);
