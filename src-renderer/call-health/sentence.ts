import type { Finding } from "../../src-shared/media-report/model.ts";
import { textIfAny, type TextValues } from "../text/text.ts";

/** What is wrong, and what to say or do. Undefined for a rule of a newer hub: what cannot be said is not shown. */
export function sentenceOf({ rule, values }: Finding, name: string): { what: string; say: string } | undefined {
  // A value that is not known is `empty`, for texts that leave it out then.
  const filled: TextValues = {
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === "" ? "empty" : value])),
    name,
  };
  const what = textIfAny(`health.${rule}.what`, filled);
  const words = textIfAny(`health.${rule}.say`, filled);
  return what === undefined || words === undefined ? undefined : { what, say: words };
}
