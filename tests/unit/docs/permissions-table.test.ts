import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withPart } from "../../../scripts/readme/generated-part.ts";
import { permissionsTable } from "../../../scripts/readme/permissions-table.ts";
import { permissionNames } from "../../../src-shared/accounts/permissions.ts";

const guide = readFileSync("docs/administrators.md", "utf8");

test("every permission has its row in the administrators' guide, with what it lets somebody do", () => {
  const rows = permissionsTable.made().split("\n").slice(2);
  expect(rows).toHaveLength(permissionNames.length);
  for (const row of rows) expect(row).toMatch(/^\| \w[\w >-]+ \| [A-Z][^|]+ \| (yes)? \| (yes)? \| yes \|$/);
});

test("a guide that tells something else is found", () => {
  const stale = guide.replace("Runs a day’s routing again", "Runs a day");
  expect(stale).not.toBe(guide);
  expect(withPart(stale, permissionsTable)).not.toBe(stale);
});
