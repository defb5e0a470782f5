import type * as z from "zod/mini";
import type { Finding } from "../../../src-shared/administration/finding.ts";
import { text, textIfAny } from "../../text/text.ts";

/** A sentence about what was written, and where. */
export interface Said {
  readonly at: string;
  readonly kind: Finding["kind"];
  readonly words: string;
  /** Something is not there yet: said only once somebody tries to save. */
  readonly isMissing: boolean;
}

/** What is wrong in a form by its schema. */
export function saidOfSchema(schema: z.ZodMiniType, body: unknown): Said[] {
  const parsed = schema.safeParse(body);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    at: issue.path.map(String).join("."),
    kind: "wrong",
    words: issueWords(issue),
    isMissing: /-(missing|empty)$/.test(issue.message),
  }));
}

function issueWords(issue: { readonly code?: string; readonly message: string }): string {
  const known = textIfAny(`fault.${issue.message}`, { max: 500 });
  if (known !== undefined) return known;
  if (issue.code === "too_small" && "minimum" in issue)
    return text("administration.least", { least: Number(issue.minimum) });
  if (issue.code === "too_big" && "maximum" in issue)
    return text("administration.most", { most: Number(issue.maximum) });
  return text(issue.code === "invalid_type" ? "administration.noNumber" : "fault.invalid-input");
}

/** What is found by what else is laid down, as a sentence. */
export function saidOf({ at, kind, reason, values }: Finding): Said {
  const words = textIfAny(`fault.${reason}`, values) ?? text("fault.invalid-input");
  const thing = values["thing"];
  return {
    at,
    kind,
    words: thing === undefined ? words : text("administration.elsewhere", { thing, words }),
    isMissing: false,
  };
}

/** What a form asks to mark its fields by. */
export interface Faults {
  /** What stands at this place itself. */
  at(place: string): string | undefined;
  /** At this place or within it. */
  under(place: string): string | undefined;
}

export function faultsOf(said: readonly Said[]): Faults {
  const wrong = said.filter(({ kind }) => kind === "wrong");
  return {
    at: (place) => wrong.find(({ at }) => at === place)?.words,
    under: (place) => wrong.find(({ at }) => at === place || at.startsWith(`${place}.`))?.words,
  };
}
