import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { roles } from "../../src-shared/accounts/model.ts";
import { defaultsOf, permissionNames, permissions } from "../../src-shared/accounts/permissions.ts";
import type { GeneratedPart } from "./generated-part.ts";

const root = join(import.meta.dirname, "..", "..");

/** Every permission, what it lets somebody do, and which of the house's roles have it. */
export const permissionsTable: GeneratedPart = {
  file: "docs/administrators.md",
  begin: "<!-- permissions: made by npm run readme -->",
  end: "<!-- permissions end -->",
  made() {
    const texts = z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(root, "assets/locales/en/desk.json"), "utf8")));
    const rows = permissionNames.map((name) => {
      const has = roles.map((role) => (defaultsOf(role).includes(name) ? "yes" : ""));
      return `| ${name} | ${texts[`permission.${permissions[name].text}`] ?? ""} | ${has.join(" | ")} |`;
    });
    return [
      "| Permission | Who has it | Agent | Supervisor | Administrator |",
      "| --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n");
  },
};
