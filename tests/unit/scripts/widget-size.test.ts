import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { widgetLimits, widgetSizes } from "../../../scripts/widget-size.ts";

let out = "";
const asset = (name: string, text: string): void => writeFileSync(join(out, "visitor", "assets", name), text);

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "frontdesk-size-"));
  mkdirSync(join(out, "loader"));
  mkdirSync(join(out, "visitor", "assets"), { recursive: true });
  writeFileSync(join(out, "loader", "loader.js"), "loader");
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
  const before = widgetSizes(out);
  asset("shared-1.js", `import"./index-1.js";${randomBytes(500).toString("hex")}`);
  expect(widgetSizes(out).panel).toBeGreaterThan(before.panel + 500);
  expect(widgetSizes(out).loader).toBe(before.loader);
});

test("refuses a loader and a panel that are too large", () => {
  writeFileSync(join(out, "loader", "loader.js"), randomBytes(widgetLimits.loader + 100));
  expect(() => widgetSizes(out)).toThrow(/^The widget's loader has 3\d+ bytes gzipped; 3072 are allowed/);
  writeFileSync(join(out, "loader", "loader.js"), "loader");
  asset("shared-1.js", randomBytes(widgetLimits.panel).toString("hex"));
  expect(() => widgetSizes(out)).toThrow(/^The widget's panel has \d+ bytes gzipped; 35840 are allowed/);
});
