import { type Check, misfit, type More, type Read, type Schema, schemaOf, type Shape } from "./schema.ts";

// The part of `zod/mini` that code of the widget uses, for the widget's bundles alone: the build puts this file in its
// place (vite.config.ts), because zod itself is as large as the rest of the panel. Types stay zod's own. It says the
// same of every value, `tests/unit/visitor/schemas.test.ts` compares them; what it lacks ends the build.

const only = (fits: (value: unknown) => boolean, more?: More): Schema =>
  schemaOf((value) => (fits(value) ? value : misfit), more);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";

const oneOf = (values: readonly unknown[]): Schema => only((value) => values.includes(value), { values });

/* @__NO_SIDE_EFFECTS__ */
export function unknown(): Schema {
  return schemaOf((value) => value);
}

/* @__NO_SIDE_EFFECTS__ */
export function string(): Schema {
  return only(isText);
}

// RFC 9562; beside the versions, all zeros and all ones.
const uuids =
  /^(?:[\da-fA-F]{8}-[\da-fA-F]{4}-[1-8][\da-fA-F]{3}-[89abAB][\da-fA-F]{3}-[\da-fA-F]{12}|0{8}(?:-0{4}){3}-0{12}|f{8}(?:-f{4}){3}-f{12})$/;

/* @__NO_SIDE_EFFECTS__ */
export function uuid(): Schema {
  return only((value) => isText(value) && uuids.test(value));
}

/* @__NO_SIDE_EFFECTS__ */
export function number(): Schema {
  return only(Number.isFinite);
}

/* @__NO_SIDE_EFFECTS__ */
export function int(): Schema {
  return only(Number.isSafeInteger);
}

/* @__NO_SIDE_EFFECTS__ */
export function boolean(): Schema {
  return oneOf([true, false]);
}

/* @__NO_SIDE_EFFECTS__ */
export function literal(value: unknown): Schema {
  return oneOf([value]);
}

/* @__NO_SIDE_EFFECTS__ */
function enumOf(values: readonly string[]): Schema {
  return oneOf(values);
}
export { enumOf as enum };

/* @__NO_SIDE_EFFECTS__ */
export function optional(inner: Schema): Schema {
  const { absent = "left-out" } = inner.more;
  const read: Read = (value) => (value === undefined && absent === "left-out" ? value : inner.read(value));
  return schemaOf(read, { absent });
}

/* @__NO_SIDE_EFFECTS__ */
export function nullable(inner: Schema): Schema {
  return schemaOf((value) => (value === null ? value : inner.read(value)), { absent: inner.more.absent });
}

/* @__NO_SIDE_EFFECTS__ */
export function _default(inner: Schema, fill: unknown): Schema {
  const read: Read = (value) => (value === undefined ? structuredClone(fill) : inner.read(value));
  return schemaOf(read, { absent: "filled" });
}

/* @__NO_SIDE_EFFECTS__ */
export function array(inner: Schema): Schema {
  return schemaOf((value) => {
    if (!Array.isArray(value)) return misfit;
    const data = value.map((one) => inner.read(one));
    return data.includes(misfit) ? misfit : data;
  });
}

function objectOf(shape: Shape, loose: boolean): Schema {
  const known = Object.entries(shape);
  const read: Read = (value) => {
    if (!isObject(value)) return misfit;
    const data: Record<string, unknown> = {};
    for (const [key, schema] of known) {
      const isThere = key in value;
      if (!isThere && schema.more.absent !== "filled") {
        if (schema.more.absent) continue;
        return misfit;
      }
      const part = schema.read(value[key]);
      if (part === misfit) return misfit;
      data[key] = part;
    }
    if (loose) for (const key in value) if (!Object.hasOwn(shape, key) && key !== "__proto__") data[key] = value[key];
    return data;
  };
  return schemaOf(read, { shape, loose });
}

/* @__NO_SIDE_EFFECTS__ */
export function object(shape: Shape): Schema {
  return objectOf(shape, false);
}

/* @__NO_SIDE_EFFECTS__ */
export function looseObject(shape: Shape): Schema {
  return objectOf(shape, true);
}

/* @__NO_SIDE_EFFECTS__ */
export function extend({ more }: Schema, shape: Shape): Schema {
  return objectOf({ ...more.shape, ...shape }, more.loose === true);
}

/* @__NO_SIDE_EFFECTS__ */
export function record(keys: Schema, values: Schema): Schema {
  return schemaOf((value) => {
    if (!isObject(value)) return misfit;
    const data: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (key === "__proto__") continue;
      const part = keys.read(key) === misfit ? misfit : values.read(value[key]);
      if (part === misfit) return misfit;
      data[key] = part;
    }
    return data;
  });
}

/* @__NO_SIDE_EFFECTS__ */
export function partialRecord(keys: Schema, values: Schema): Schema {
  return record(keys, values);
}

/* @__NO_SIDE_EFFECTS__ */
export function union(options: readonly Schema[]): Schema {
  return schemaOf((value) => {
    for (const option of options) {
      const data = option.read(value);
      if (data !== misfit) return data;
    }
    return misfit;
  });
}

/* @__NO_SIDE_EFFECTS__ */
export function discriminatedUnion(by: string, options: readonly Schema[]): Schema {
  const known = new Map(
    options.flatMap((option) => option.more.shape![by]!.more.values!.map((value) => [value, option] as const)),
  );
  return schemaOf((value) => (isObject(value) ? (known.get(value[by])?.read(value) ?? misfit) : misfit));
}

/* @__NO_SIDE_EFFECTS__ */
export function transform(change: Read): Schema {
  return schemaOf(change);
}

/* @__NO_SIDE_EFFECTS__ */
export function pipe(first: Schema, then: Schema): Schema {
  return schemaOf(
    (value) => {
      const data = first.read(value);
      return data === misfit ? misfit : then.read(data);
    },
    { absent: first.more.absent },
  );
}

/* @__NO_SIDE_EFFECTS__ */
export function minLength(least: number): Check {
  return ({ length }: string) => length >= least;
}

/* @__NO_SIDE_EFFECTS__ */
export function maxLength(most: number): Check {
  return ({ length }: string) => length <= most;
}

/* @__NO_SIDE_EFFECTS__ */
export function minimum(least: number): Check {
  return (value: number) => value >= least;
}

/* @__NO_SIDE_EFFECTS__ */
export function maximum(most: number): Check {
  return (value: number) => value <= most;
}
