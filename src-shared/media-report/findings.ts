import type { Finding } from "./model.ts";
import { type Moment, momentAt, type Signs } from "./moment.ts";
import type { Condition, Rule, Test } from "./rule.ts";

/** The reports of so many milliseconds back are asked after; older ones may be forgotten. */
export const lookBack = 65_000;

/** What is wrong now, by these rules, in their order. Pure: the same signs always give the same findings. */
export function findingsOf(rules: readonly Rule[], signs: Signs, now: number): Finding[] {
  const seen = new Map<number, Moment>();
  const momentOf = (at: number): Moment => {
    const moment = seen.get(at) ?? momentAt(signs, at);
    seen.set(at, moment);
    return moment;
  };
  return rules
    .filter((rule) => isFound(rule, signs, now, momentOf))
    .map((rule) => ({ rule: rule.id, side: rule.side, values: valuesOf(rule, momentOf(now)) }));
}

function isFound(rule: Rule, signs: Signs, now: number, momentOf: (at: number) => Moment): boolean {
  if (!holds(rule, momentOf(now))) return false;
  if (rule.times)
    return beginnings(rule, timesBetween(signs, now - rule.times.within, now), momentOf) >= rule.times.count;
  if (rule.for === 0) return true;
  return timesBetween(signs, now - rule.for, now).every((at) => holds(rule, momentOf(at)));
}

/** How often a rule began to hold in these times. */
function beginnings(rule: Rule, times: readonly number[], momentOf: (at: number) => Moment): number {
  let count = 0;
  let before = false;
  for (const at of times) {
    const now = holds(rule, momentOf(at));
    if (now && !before) count += 1;
    before = now;
  }
  return count;
}

/** The times at which something was told, with the first and the last one; in order. */
function timesBetween({ visitor, agent }: Signs, from: number, to: number): number[] {
  const told = [...visitor, ...agent].map(({ at }) => at).filter((at) => at > from && at < to);
  return [from, ...told.toSorted((one, other) => one - other), to];
}

function holds(rule: Rule, moment: Moment): boolean {
  return (
    rule.when.every((condition) => isTrue(condition, moment)) &&
    !rule.unless.some((condition) => isTrue(condition, moment))
  );
}

function isTrue(condition: Condition, moment: Moment): boolean {
  return "any" in condition ? condition.any.some((test) => passes(test, moment)) : passes(condition, moment);
}

function passes(test: Test, moment: Moment): boolean {
  const value = valueAt(moment, test.path);
  if (value === undefined || value === null) return false;
  if ("is" in test) return value === test.is;
  if ("not" in test) return value !== test.not;
  if ("in" in test) return test.in.some((one) => one === value);
  if ("over" in test) return typeof value === "number" && value > test.over;
  if ("under" in test) return typeof value === "number" && value < test.under;
  return typeof value === "string" && test.has.some((word) => value.toLowerCase().includes(word.toLowerCase()));
}

function valueAt(moment: Moment, path: string): unknown {
  let value: unknown = moment;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function valuesOf(rule: Rule, moment: Moment): Finding["values"] {
  return Object.fromEntries(
    Object.entries(rule.values).map(([name, { path, as }]) => {
      const value = valueAt(moment, path);
      if (typeof value === "number") return [name, Math.round(as === "percent" ? value * 100 : value)];
      return [name, typeof value === "string" ? value : ""];
    }),
  );
}
