import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// Reliability §3 A8: what is pasted is text, and what is copied is what is shown. Both hold because of what there is to paste
// into and to copy from; so it is the sources that are asked.

const root = join(import.meta.dirname, "../..");
const sources = ["src-renderer", "src-visitor", "src-media", "src-preload"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);
const holding = (what: RegExp): string[] =>
  sources.filter((path) => what.test(readFileSync(path, "utf8"))).map((path) => path.slice(root.length + 1));

test("nothing can be pasted into but fields of plain text: there is no place that takes markup", () => {
  expect(sources.length).toBeGreaterThan(300);
  // As a property of an element; the selector by which keys are left to such places is none.
  expect(holding(/\bcontentEditable\s*=|\bcontenteditable=(?!true\])|\bdesignMode\s*=/)).toEqual([]);
  expect(holding(/dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(|execCommand/)).toEqual(
    [],
  );
});

test("of a clipboard only files and plain text are read, and only when somebody pastes", () => {
  expect(holding(/getData\(\s*["'`](?!text\/plain|text["'`])/)).toEqual([]);
  expect(holding(/navigator\.clipboard\.(read|readText)\(/)).toEqual([]);
  expect(holding(/clipboardData/)).toEqual(holding(/clipboardData\??\.(files|types)|clipboardData!\.types/));
});

test("what is copied is written as text, never as markup", () => {
  expect(holding(/ClipboardItem|navigator\.clipboard\.write\(|setData\(\s*["'`]text\/html/)).toEqual([]);
});
