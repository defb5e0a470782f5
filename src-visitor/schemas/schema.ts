/** What is read out of a value that does not fit. */
export const misfit = Symbol("misfit");

/** What becomes of an object's key that is not there: refused (undefined), left out, or filled in. */
type Absent = "left-out" | "filled" | undefined;
export type Shape = Readonly<Record<string, Schema>>;
export type Read = (value: unknown) => unknown;
export type Check = (value: never) => boolean;

export interface More {
  readonly absent?: Absent;
  /** Of a literal or an enum: all that it takes. */
  readonly values?: readonly unknown[];
  readonly shape?: Shape;
  /** Of an object: whether keys without a schema are kept. */
  readonly loose?: boolean;
}

export interface Schema {
  readonly read: Read;
  readonly more: More;
  safeParse(value: unknown): object;
  parse(value: unknown): unknown;
  check(...checks: Check[]): Schema;
  brand(): Schema;
}

export function schemaOf(read: Read, more: More = {}): Schema {
  const schema: Schema = {
    read,
    more,
    // Of what does not fit it is only said that it does not: where and why is for who writes such values.
    safeParse(value) {
      const data = read(value);
      return data === misfit ? { success: false, error: { issues: [] } } : { success: true, data };
    },
    parse(value) {
      const data = read(value);
      if (data === misfit) throw new TypeError("A value does not fit its schema");
      return data;
    },
    check: (...checks) =>
      schemaOf((value) => {
        const data = read(value);
        return data === misfit || checks.every((fits) => fits(data as never)) ? data : misfit;
      }, more),
    brand: () => schema,
  };
  return schema;
}
