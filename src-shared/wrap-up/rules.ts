import { type FilledField, houseOutcomes, type Outcome } from "../conversations/model.ts";
import type { WrapUpDraft, WrapUpField, WrapUpRules, WrapUpValues } from "./model.ts";

/** Why a wrap-up cannot be taken as it is. `field`: the label of the one that is meant. */
export interface WrapUpFault {
  readonly reason: "outcome-missing" | "outcome-unknown" | "field-missing" | "field-wrong" | "field-unknown";
  readonly key?: string;
  readonly field?: string;
}

/** What is wrong first, in the order in which it stands on the screen; undefined when it may be saved. */
export function faultIn(rules: WrapUpRules, { outcome, values }: Omit<WrapUpDraft, "note">): WrapUpFault | undefined {
  const mayBeEmpty = rules.mode === "optional";
  if (outcome === null && rules.required && !mayBeEmpty) return { reason: "outcome-missing" };
  if (outcome !== null && !isKnown(rules, outcome)) return { reason: "outcome-unknown" };
  const wrong = rules.fields.map((field) => faultInField(field, values[field.key], mayBeEmpty)).find(Boolean);
  if (wrong) return wrong;
  const stranger = Object.keys(values).find((key) => !rules.fields.some((field) => field.key === key));
  return stranger === undefined ? undefined : { reason: "field-unknown", key: stranger, field: stranger };
}

function faultInField(field: WrapUpField, value: WrapUpValues[string] | undefined, mayBeEmpty: boolean) {
  const about = { key: field.key, field: field.label };
  if (isEmpty(value))
    return field.required && !mayBeEmpty ? ({ reason: "field-missing", ...about } as const) : undefined;
  return fits(field, value) ? undefined : ({ reason: "field-wrong", ...about } as const);
}

/** What was typed, as it is kept: a number is one, with a comma or a point. What cannot be one stays, and is refused. */
export function asKept(rules: WrapUpRules, values: WrapUpValues): WrapUpValues {
  const kept: WrapUpValues = {};
  for (const [key, value] of Object.entries(values)) {
    const kind = rules.fields.find((field) => field.key === key)?.kind;
    if (isEmpty(value)) continue;
    const read = typeof value === "string" && kind === "number" ? Number(value.trim().replace(",", ".")) : value;
    kept[key] = Number.isNaN(read) ? value : read;
  }
  return kept;
}

/** A tick that is not set counts as nothing, so a required one must be set. */
export function isEmpty(value: WrapUpValues[string] | undefined): value is undefined | "" | false {
  return value === undefined || value === false || (typeof value === "string" && value.trim() === "");
}

function fits({ kind, choices }: WrapUpField, value: WrapUpValues[string]): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "date":
      return typeof value === "string" && isDay(value);
    case "choice":
      return typeof value === "string" && choices.includes(value);
    case "tick":
      return value === true;
  }
}

/** `2026-02-30` is none. */
function isDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}

function isKnown({ outcomes }: WrapUpRules, outcome: Outcome): boolean {
  return outcomes === null ? houseOutcomes.some((id) => id === outcome) : outcomes.some(({ id }) => id === outcome);
}

/** What is written when the time is over: what was filled in rightly, and the default outcome if none was chosen. */
export function atTimeOut(rules: WrapUpRules, draft: WrapUpDraft | null): WrapUpDraft {
  const { outcome, note, values: typed } = draft ?? { outcome: null, note: "", values: {} };
  const values = asKept(rules, typed);
  const chosen = [outcome, rules.onTimeOut].find((id) => id !== null && isKnown(rules, id)) ?? null;
  const right = rules.fields.flatMap((field) => {
    const value = values[field.key];
    return isEmpty(value) || !fits(field, value) ? [] : [[field.key, value] as const];
  });
  return { outcome: chosen, note, values: Object.fromEntries(right) };
}

/** The name that a queue's own list gives; null for the house's outcomes, which each desk names itself. */
export function outcomeName({ outcomes }: WrapUpRules, outcome: Outcome | null): string | null {
  return outcomes?.find(({ id }) => id === outcome)?.name ?? null;
}

/** What was filled in, with the labels of that day and in their order. */
export function filledFields({ fields }: WrapUpRules, values: WrapUpValues): FilledField[] {
  return fields.flatMap(({ key, label }) => {
    const value = values[key];
    return isEmpty(value) ? [] : [{ label, value }];
  });
}
