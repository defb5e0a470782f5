import fc from "fast-check";
import { expect, test } from "vitest";
import { WrapUpRules, type WrapUpValues } from "../../../src-shared/wrap-up/model.ts";
import { asKept, atTimeOut, faultIn, filledFields, outcomeName } from "../../../src-shared/wrap-up/rules.ts";

const kinds = ["text", "number", "date", "choice", "tick"] as const;
const rules = WrapUpRules.parse({
  required: true,
  outcomes: [{ id: "sold", name: "Sold" }],
  onTimeOut: "sold",
  fields: kinds.map((kind) => ({ key: kind, label: kind.toUpperCase(), kind, required: true, choices: ["A", "B"] })),
});
const right: WrapUpValues = { text: "yes", number: 3, date: "2028-02-29", choice: "A", tick: true };

test("what is asked for and right is taken", () => {
  expect(faultIn(rules, { outcome: "sold", values: right })).toBeUndefined();
});

test.each<[keyof typeof right, unknown, string]>([
  ["text", "  ", "field-missing"],
  ["text", 3, "field-wrong"],
  ["number", "3", "field-wrong"],
  ["number", Infinity, "field-wrong"],
  ["date", "2027-02-29", "field-wrong"],
  ["date", "29.2.2028", "field-wrong"],
  ["choice", "C", "field-wrong"],
  ["tick", false, "field-missing"],
  ["tick", "true", "field-wrong"],
])("the field %s with %j: %s", (key, value, reason) => {
  const values = { ...right, [key]: value as string };
  expect(faultIn(rules, { outcome: "sold", values })).toEqual({ reason, key, field: String(key).toUpperCase() });
});

test("a number is read with a point or a comma; what is none stays as it was typed", () => {
  expect(asKept(rules, { number: " 12,5 ", text: "1,5", tick: false })).toEqual({ number: 12.5, text: "1,5" });
  expect(asKept(rules, { number: "twelve" })).toEqual({ number: "twelve" });
});

test("whatever a draft holds, what is kept at the end of the time would be taken as right", () => {
  const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom("A", "2028-02-29", "7,5"));
  const values = fc.dictionary(fc.constantFrom(...kinds, "stranger", "__proto__"), value);
  const lenient = { ...rules, required: false, fields: rules.fields.map((field) => ({ ...field, required: false })) };
  fc.assert(
    fc.property(fc.option(fc.constantFrom("sold", "solved", "x")), fc.string(), values, (outcome, note, typed) => {
      const kept = atTimeOut(lenient, { outcome, note, values: typed });
      expect(faultIn(lenient, kept)).toBeUndefined();
      expect(kept.outcome).toBe("sold");
      expect(kept.note).toBe(note);
      expect(filledFields(lenient, kept.values)).toHaveLength(Object.keys(kept.values).length);
    }),
  );
});

test("the house's outcomes have no name of the queue's", () => {
  expect(outcomeName(rules, "sold")).toBe("Sold");
  expect(outcomeName(WrapUpRules.parse({}), "solved")).toBeNull();
  expect(faultIn(WrapUpRules.parse({}), { outcome: "sold", values: {} })).toEqual({ reason: "outcome-unknown" });
});
