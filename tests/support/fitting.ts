import fc from "fast-check";
import * as z from "zod/mini";

type Def = z.core.$ZodTypes["_zod"]["def"];

/**
 * Values that a schema takes, as they come over a wire: keys that need not be there are sometimes not. `any` is what
 * stands where the schema says nothing.
 */
export function fitting(schema: z.core.$ZodType, any: fc.Arbitrary<unknown> = fc.jsonValue()): fc.Arbitrary<unknown> {
  const of = (inner: z.core.$ZodType) => fitting(inner, any);
  const def = schema._zod.def as Def;
  switch (def.type) {
    case "object": {
      const entries = Object.entries(def.shape);
      const needed = entries.filter(([, part]) => part._zod.optin === undefined).map(([key]) => key);
      return fc.record(Object.fromEntries(entries.map(([key, part]) => [key, of(part)])), { requiredKeys: needed });
    }
    case "optional":
    case "default":
      return of(def.innerType);
    case "nullable":
      return fc.oneof(fc.constant(null), of(def.innerType));
    case "array":
      return fc.array(of(def.element), { maxLength: 4 });
    case "record":
      return fc.dictionary(of(def.keyType) as fc.Arbitrary<string>, of(def.valueType), { maxKeys: 4 });
    case "union":
      return fc.oneof(...def.options.map(of));
    case "literal":
      return fc.constantFrom(...def.values);
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "string":
      return "format" in def && def.format === "uuid" ? fc.uuid() : fc.string();
    case "number": {
      const { min, max } = boundsOf(def.checks ?? []);
      const whole = fc.integer({ min, max });
      return "format" in def ? whole : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
    }
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "unknown":
      return any;
    case "pipe":
      return of(def.in);
    default:
      throw new Error(`No values are known for ${def.type}`);
  }
}

function boundsOf(checks: readonly z.core.$ZodCheck<never>[]): { min: number; max: number } {
  const bounds = { min: -1e9, max: 1e9 };
  for (const { _zod } of checks) {
    const { check, value } = _zod.def as { check: string; value?: number };
    if (check === "greater_than" && value !== undefined) bounds.min = value;
    if (check === "less_than" && value !== undefined) bounds.max = value;
  }
  return bounds;
}

const odd = fc.constantFrom<unknown>(null, "", "x", 0, -1, 1.5, 2 ** 53, true, [], [null], {}, { type: "x" });

/** The same values with one place of each spoiled: a key taken away or added, or something else in its stead. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const how = fc.constantFrom("drop", "add", "proto", "replace" as const);
  return fc.tuple(values, fc.nat(), how, odd).map(([value, at, way, other]) => {
    const holder = { value: structuredClone(value) };
    const places = placesIn(holder);
    const [object, key] = places[at % places.length]!;
    if (way === "drop" && object !== holder) delete object[key];
    else if (way === "add") object["more-of-it"] = other;
    else if (way === "proto") Object.defineProperty(object, "__proto__", { value: other, enumerable: true });
    else object[key] = other;
    // As it came over a wire: what is gone from a list is null.
    return JSON.parse(JSON.stringify(holder.value)) as unknown;
  });
}

type Holder = Record<string, unknown>;

function placesIn(value: unknown): Array<[Holder, string]> {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [[holder, key] as [Holder, string], ...placesIn(holder[key])]);
}
