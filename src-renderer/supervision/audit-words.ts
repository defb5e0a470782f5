import type { AuditRow } from "../../src-shared/supervision/audit.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { textIfAny } from "../text/text.ts";

/** What was done, as the rest of a sentence that begins with who did it. What this desk does not know is shown as it was written. */
export function actWords({ act, name, target }: AuditRow): string {
  const whom = name === "" ? target : name;
  return textIfAny(`supervision.did.${act}`, { name: whom }) ?? `${act} ${whom}`;
}

/** What is another than before, name by name. */
export function changedWords({ before, after }: AuditRow, names: Names): string {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => `${fieldName(field)}: ${written(was[field], names)} → ${written(is[field], names)}`)
    .join(" · ");
}

/** What is not known here stands as it was written. */
const fieldName = (field: string): string => textIfAny(`supervision.field.${field}`) ?? field;

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Ids of queues and skills by their names. */
function written(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") {
    const known = [...names.queues, ...names.skills, ...names.groups].find(({ id }) => id === value);
    return known?.name ?? textIfAny(`presence.${value}`) ?? textIfAny(`supervision.conversation.${value}`) ?? value;
  }
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map((one) => written(one, names)).join(", ");
  if (typeof value !== "object") return JSON.stringify(value);
  return Object.entries(value)
    .map(([field, one]) =>
      typeof one === "string" ? written(one, names) : `${fieldName(field)} ${written(one, names)}`,
    )
    .join(" ");
}
