import type { AuditRow } from "../../../src-shared/supervision/audit.ts";
import { csvOf } from "../../../src-shared/text/csv.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { type AuditFilter, asked } from "./audit-filters.tsx";

const pageOf = 500;
/** As many as a spreadsheet opens without complaint. */
const most = 100_000;

/** All rows that the filter leaves, as a file. */
export async function saveAudit(filter: AuditFilter): Promise<void> {
  const rows: AuditRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const before = last && { at: last.at, id: last.id };
    // One page needs the end of the one before.
    // oxlint-disable-next-line no-await-in-loop
    const page = await desk.ask("audit.list", { ...asked(filter), pageOf, ...(before ? { before } : {}) });
    rows.push(...page.rows);
    if (!page.more || rows.length >= most) break;
  }
  give(auditCsv(rows), "audit.csv");
}

/** With the words of this language as its first line. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const columns = ["at", "by", "act", "target", "name", "reason", "before", "after"] as const;
  return csvOf(
    columns.map((column) => text(`audit.column.${column}`)),
    rows.map((row) => columns.map((column) => written(row, column))),
  );
}

function written(row: AuditRow, column: keyof AuditRow): string {
  if (column === "at") return new Date(row.at).toISOString();
  const value = row[column];
  return typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
}

function give(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
