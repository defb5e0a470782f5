import { type GeneratedPart, partFaults, writePart } from "./generated-part.ts";
import { healthGuide } from "./health-guide.ts";
import { keysTable } from "./keys-table.ts";
import { permissionsTable } from "./permissions-table.ts";
import { settingsTable } from "./settings-table.ts";

const parts: readonly GeneratedPart[] = [settingsTable, healthGuide, keysTable, permissionsTable];

/** What is wrong with the generated parts of README and guides that stand there, one sentence each. */
export function readmeFaults(root: string): string[] {
  return parts.flatMap((part) => partFaults(root, part));
}

/** Writes each of them into its place. */
export function writeParts(root: string): void {
  for (const part of parts) writePart(root, part);
}
