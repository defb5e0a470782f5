import * as z from "zod/mini";
import { Moment } from "./moment.ts";

const path = z
  .string()
  .check(z.refine((told) => isPath(told), { error: "There is no such field in a report or in the call's facts." }));
const plain = z.union([z.string(), z.number(), z.boolean()]);

/** One thing about one field. A field that is not known makes no condition true, `not` neither. */
const Test = z.union([
  z.strictObject({ path, is: plain }),
  z.strictObject({ path, not: plain }),
  z.strictObject({ path, in: z.array(plain).check(z.minLength(1)) }),
  z.strictObject({ path, over: z.number() }),
  z.strictObject({ path, under: z.number() }),
  /** The field is a text that holds one of these words, in whatever case. */
  z.strictObject({ path, has: z.array(z.string()).check(z.minLength(1)) }),
]);
export type Test = z.infer<typeof Test>;

/** One test, or several of which one is enough. */
const Condition = z.union([Test, z.strictObject({ any: z.array(Test).check(z.minLength(2)) })]);
export type Condition = z.infer<typeof Condition>;

/**
 * One row of the table `assets/diagnosis/rules.json`, which is read from the gravest to the mildest. Its id is that of its
 * two sentences in the desk's texts: `health.<id>.what` and `health.<id>.say`.
 */
export const Rule = z.strictObject({
  id: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/)),
  /** The rows of the features that it comes from. */
  rows: z.array(z.string().check(z.regex(/^\d{3}-\d{2}$/))),
  side: z.enum(["visitor", "agent", "hub"]),
  /** All of them. */
  when: z.array(Condition).check(z.minLength(1)),
  /** None of them. */
  unless: z._default(z.array(Condition), []),
  /** Milliseconds that it must have held without a break. */
  for: z.int().check(z.minimum(0), z.maximum(30_000)),
  /** Instead: how often it must have begun to hold within so many milliseconds. */
  times: z.optional(
    z.strictObject({ count: z.int().check(z.minimum(2)), within: z.int().check(z.minimum(1), z.maximum(60_000)) }),
  ),
  /** What fills the sentences; `percent` is a part of one, as a whole number of a hundred. */
  values: z._default(z.record(z.string(), z.strictObject({ path, as: z.enum(["plain", "percent"]) })), {}),
});
export type Rule = z.infer<typeof Rule>;

/** Refuses a table with an unknown field in it, and one that names a rule twice. */
export const Rules = z.array(Rule).check(
  z.refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    error: "An id is there twice.",
  }),
);

/** Whether a path such as `visitor.sound.output` leads to a plain value of a moment. */
function isPath(told: string): boolean {
  let schema: unknown = Moment;
  for (const part of told.split(".")) {
    schema = bare(schema);
    if (!(schema instanceof z.ZodMiniObject) || !Object.hasOwn(schema.shape, part)) return false;
    schema = (schema.shape as Record<string, unknown>)[part];
  }
  return !(bare(schema) instanceof z.ZodMiniObject);
}

function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable || schema instanceof z.ZodMiniDefault)
    return bare(schema.def.innerType);
  return schema;
}
