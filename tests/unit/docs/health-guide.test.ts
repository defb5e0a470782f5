import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withPart } from "../../../scripts/readme/generated-part.ts";
import { healthGuide } from "../../../scripts/readme/health-guide.ts";
import { readmeFaults } from "../../../scripts/readme/parts.ts";
import { diagnosis } from "../../../src-shared/media-report/diagnosis.ts";

const guide = readFileSync("docs/agents.md", "utf8");

test("the generated parts of README and guides are those of today", () => {
  expect(readmeFaults(".")).toEqual([]);
});

test("every rule of the table has its row in the agents' guide, with both of its sentences filled", () => {
  const rows = healthGuide
    .made()
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| What") && !line.startsWith("| ---"));
  expect(rows).toHaveLength(diagnosis.length);
  for (const row of rows) {
    expect(row).not.toMatch(/[{}]/);
    expect(row.split(" | ")).toHaveLength(2);
  }
});

test("a guide that tells something else is found", () => {
  const stale = guide.replace("has switched your sound off", "has switched your light off");
  expect(stale).not.toBe(guide);
  expect(withPart(stale, healthGuide)).not.toBe(stale);
  expect(() => withPart("no place here", healthGuide)).toThrow("docs/agents.md has no place");
});

test("the rows of features that a guide must tell are told by a rule, a failure of a device, or a remedy", () => {
  const told = diagnosis.flatMap(({ rows }) => rows);
  for (const row of ["000-56", "000-57", "000-58", "000-59", "000-60", "000-74", "000-75", "000-76", "000-78"])
    expect(told).toContain(row);
});
