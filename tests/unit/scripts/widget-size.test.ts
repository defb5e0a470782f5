import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { panelFiles, refuseLargeWidget } from "../../../scripts/widget-size.ts";

let out = "";
const asset = (name: string, text: string): void => writeFileSync(join(out, "visitor", "assets", name), text);

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "frontdesk-size-"));
  mkdirSync(join(out, "loader"));
  mkdirSync(join(out, "visitor", "assets"), { recursive: true });
  writeFileSync(join(out, "loader", "loader.js"), "loader");
  mkdirSync(join(out, "page"));
  writeFileSync(join(out, "page", "page-Ab3_x9Qz.js"), "page");
  writeFileSync(
    join(out, "visitor", "index.html"),
    '<script src="/widget-files/assets/index-1.js"></script><link href="/widget-files/assets/index-1.css">',
  );
  asset("index-1.css", "a{}");
  asset("index-1.js", 'import{a}from"./shared-1.js";import("./stage-1.js");');
  asset("shared-1.js", 'import"./index-1.js";');
  asset("stage-1.js", randomBytes(60_000).toString("hex"));
});
afterEach(() => rmSync(out, { recursive: true }));

test("counts what the page fetches by itself, and not what a call fetches later", () => {
  const names = panelFiles(join(out, "visitor")).map((file) => basename(file));
  expect(names.toSorted()).toEqual(["index-1.css", "index-1.js", "index.html", "shared-1.js"]);
  expect(() => refuseLargeWidget(out)).not.toThrow();
});

test("refuses a loader and a panel that are too large", () => {
  writeFileSync(join(out, "loader", "loader.js"), randomBytes(3_100));
  expect(() => refuseLargeWidget(out)).toThrow(/^The widget is too large: loader 3\.1 kB of 3 kB gzipped\.$/);
  asset("shared-1.js", randomBytes(36_000).toString("hex"));
  expect(() => refuseLargeWidget(out)).toThrow(/panel before a call \d+\.\d kB of 35 kB gzipped\.$/);
});
