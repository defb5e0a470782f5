import type { AuditRow } from "../../../src-shared/supervision/audit.ts";
import { text, textIfAny } from "../../text/text.ts";

const things = ["queue", "skill", "hours", "rule", "group", "bot", "code", "site", "webhook", "key", "connector"];
const ways = ["added", "changed", "removed"] as const;

/** What was done, as the rest of a sentence that begins with who did it; what this desk does not know stands as it was written. */
export function didWords(row: AuditRow): string {
  const { act } = row;
  const name = nameIn(row);
  const known = textIfAny(`audit.did.${act}`, { name }) ?? textIfAny(`supervision.did.${act}`, { name });
  if (known !== undefined) return known;
  const [thing = "", done] = act.split(".");
  const way = ways.find((one) => one === done);
  if (way && things.includes(thing)) return text(`audit.thing.${way}`, { thing, name });
  return `${act} ${name}`;
}

/** What it is called now; what is there no longer, as it was called when this was done. */
function nameIn({ name, target, before, after }: AuditRow): string {
  if (name !== "") return name;
  for (const body of [after, before])
    if (
      typeof body === "object" &&
      body !== null &&
      "name" in body &&
      typeof body.name === "string" &&
      body.name !== ""
    )
      return body.name;
  return target.split(":")[1] ?? target;
}
