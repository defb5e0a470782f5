import { expect, test } from "vitest";
import { asDownload, cleanFileName } from "../../../../src-hub/uploads/file-name.ts";

test.each([
  ["report.pdf", "report.pdf"],
  ["Übersicht März.pdf", "Übersicht März.pdf"],
  ["../../etc/passwd", "passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  ["C:\\fakepath\\cat.jpg", "cat.jpg"],
  ["a/b/", "file"],
  ["..", "file"],
  [".", "file"],
  ["", "file"],
  ["   ", "file"],
  ["\0", "file"],
  [".htaccess", "htaccess"],
  ["cat.jpg\0.exe", "cat.jpg.exe"],
  ["..%2f..%2fetc%2fpasswd", "_2f.._2fetc_2fpasswd"],
  ["100 % sure.txt", "100 % sure.txt"],
  ["gpj.exe\u202excod.docx", "gpj.exexcod.docx"],
  ["a\u200bb\u2066c\ufeffd.txt", "abcd.txt"],
  ["two\nlines\r\n.txt", "two lines .txt"],
  ["tab\there.txt", "tab here.txt"],
  ["\u001b[31mred.txt", "[31mred.txt"],
  ["<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"],
  ['a"b:c|d?e*f.txt', "a_b_c_d_e_f.txt"],
  ["CON", "_CON"],
  ["con.txt", "_con.txt"],
  ["NUL.tar.txt", "_NUL.tar.txt"],
  ["COM¹.txt", "_COM¹.txt"],
  ["lpt9 .txt", "_lpt9 .txt"],
  ["console.txt", "console.txt"],
  ["trailing. . .", "trailing"],
  ["a.txt::$DATA", "a.txt__$DATA"],
  ["e\u0301.txt", "é.txt"],
  ["\ud800.txt", "\ufffd.txt"],
])("%j becomes %j", (sent, kept) => {
  expect(cleanFileName(sent)).toBe(kept);
});

/** What makes paths, devices, scripts and terminals obey, put together in every order: 300 and more. */
const bad = [
  "..",
  "/",
  "\\",
  "%2e%2e%2f",
  "\0",
  "\u202e",
  "CON",
  "aux.",
  "~",
  "$(id)",
  "`id`",
  ";",
  "\u001b]0;",
  "{",
  "\ud83d",
  "<svg/onload=1>",
  "é",
  "😀".repeat(90),
];
const names = bad.flatMap((one) => bad.map((other) => `${one}${other}.txt`));

test(`none of ${names.length} names is a path, a device, or more than a file system keeps`, () => {
  expect(names.length).toBeGreaterThanOrEqual(300);
  for (const sent of names) {
    const kept = cleanFileName(sent);
    expect([sent, /[/\\\0<>:"|?*]|\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(kept)]).toEqual([sent, false]);
    expect([sent, /^\.|[. ]$|^(con|aux|prn|nul)(\.|$)/i.test(kept)]).toEqual([sent, false]);
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(255);
    expect(kept).not.toBe("");
    expect(kept.isWellFormed()).toBe(true);
    expect(cleanFileName(kept)).toBe(kept);
    // No header can be made of it.
    expect(asDownload(kept)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.~%-]*$/);
  }
});

test("a long name keeps its ending, and whole signs", () => {
  const kept = cleanFileName(`${"ä".repeat(300)}.docx`);
  expect(kept).toMatch(/^ä+\.docx$/);
  expect(Buffer.byteLength(kept)).toBe(255);
  expect(Buffer.byteLength(cleanFileName("😀".repeat(300)))).toBe(252);
});
